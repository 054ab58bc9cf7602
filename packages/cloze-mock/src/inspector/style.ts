/** The inspector's style sheet: light or dark as the reader's system is, wide tables scroll in themselves. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #f6f7f9; --card: #fff; --line: #dde2e8;
  --accent: #1a5fb4; --good: #1b7f4b; --bad: #b3261e; --warn: #8a5a00; --mark: #fff3d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa6b5; --paper: #12161c; --card: #1a2028; --line: #2c3541;
  --accent: #7fb4ff; --good: #5fce95; --bad: #ff8f86; --warn: #f0c069; --mark: #3a3014; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: .75rem 1.5rem; display: flex; flex-wrap: wrap;
  gap: .25rem 1.5rem; align-items: baseline; }
header strong { font-size: 1.05rem; }
header time { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 2px solid var(--accent); }
main { max-width: 78rem; margin: 0 auto; padding: 1.25rem 1.5rem 4rem; }
h1 { font-size: 1.3rem; margin: .25rem 0 1rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); } a:hover { text-decoration-thickness: 2px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .45rem .75rem; vertical-align: top; }
th { font-weight: 600; color: var(--soft); font-size: .85rem; white-space: nowrap; }
tr + tr td, thead + tbody td { border-top: 1px solid var(--line); }
time { white-space: nowrap; } td.number { text-align: right; font-variant-numeric: tabular-nums; } th.number { text-align: right; }
code, pre { font: 13px/1.5 ui-monospace, monospace; } code { overflow-wrap: break-word; }
pre { margin: 0; padding: .9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; align-items: center; }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px;
  padding: .35rem .6rem; max-width: 100%; } input[type=search] { flex: 1 1 16rem; }
button { cursor: pointer; border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.remark { background: var(--mark); border-radius: 4px; padding: 0 .35rem; display: inline-block; margin: 0 .25rem .15rem 0; }
.pages { display: flex; gap: 1rem; margin: .75rem 0; } .empty { padding: 1rem; color: var(--soft); margin: 0; }
label { display: grid; grid-template-columns: auto 1fr; gap: 0 .5rem; align-items: baseline; } label .soft { grid-column: 2; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: .5rem 1rem .75rem; flex: 1 1 100%; display: grid; gap: .25rem; }
.dialog main { max-width: 34rem; margin: 8vh auto 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.5rem 1.75rem; } .dialog li { margin: .25rem 0; } .dialog button { padding: .4rem 1.1rem; }
.dialog button[value=allow] { background: var(--accent); color: var(--card); font-weight: 600; }
`;
