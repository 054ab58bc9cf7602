import { printable } from '../printable.js';
import { blockOf, diffLines } from './diff-lines.js';
import type { BlockChange, Change, MetadataChange, Plan } from './plan.js';
import { type PlanRow, planRows } from './plan-rows.js';
import { summary } from './summary.js';

export interface RenderOptions {
  /** What the plan is for: "my-app on connect.ibexa.co". */
  readonly title: string;
  /** ANSI colours, for terminals. */
  readonly colour?: boolean | undefined;
  /** Whether what was done on the instance is going to be overwritten. */
  readonly force?: boolean | undefined;
}

/** Longest diff of one block that is shown to people, in lines. */
const MOST_LINES = 200;

/** Lines that did not change are cut here, in characters: they only say where one is. */
const LONGEST_CONTEXT = 160;

type Paint = (code: number, text: string) => string;
const [BOLD, RED, GREEN, YELLOW, CYAN] = [1, 31, 32, 33, 36];
const SIGN_COLOURS = { '+': GREEN, '-': RED, '~': YELLOW, '=': 0 } as const;

/** A plan for people: a table of what is created, changed, deleted and kept, a diff of every change, and a count. */
export function renderPlan(plan: Plan, { title, colour = false, force = false }: RenderOptions): string {
  const paint: Paint = (code, text) => (colour && code > 0 ? `\x1b[${code}m${text}\x1b[0m` : text);
  const parts = [paint(BOLD, title)];
  if (plan.resumes) parts.push('An earlier deployment was interrupted; this one goes on where it stopped.');
  const rows = planRows(plan);
  if (rows.length > 0) parts.push(tableLines(rows, paint).join('\n'));
  for (const change of plan.changes) {
    // What stands in something that was only just begun is the instance's template: nobody wants to see it go.
    if (hasDiff(change) && !change.begun) parts.push(diffPart(change, paint));
  }
  parts.push(summary(plan, { force }));
  return parts.join('\n\n');
}

function tableLines(rows: readonly PlanRow[], paint: Paint): string[] {
  const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const kinds = widest(rows.map(({ kind }) => kind));
  const names = Math.min(widest(rows.map(({ name }) => name)), 40);
  return rows.flatMap(({ sign, kind, name, what, warnings }) => [
    paint(SIGN_COLOURS[sign], `${sign} ${kind.padEnd(kinds)}  ${name.padEnd(names)}  ${what}`.trimEnd()),
    ...warnings.map((warning) => paint(YELLOW, `  ! ${warning}`)),
  ]);
}

function hasDiff(change: Change): change is BlockChange | MetadataChange {
  return change.action === 'write' || change.action === 'describe';
}

/** Diffs are not indented: whoever colours diffs (a comment on a pull request) looks at the first column. */
function diffPart(change: BlockChange | MetadataChange, paint: Paint): string {
  const head = paint(BOLD, `${change.kind} ${change.name}: ${blockOf(change)}`);
  const lines = diffLines(change);
  if (lines === undefined) return `${head}\n(its content is secret and not shown)`;
  const left = lines.length - MOST_LINES;
  const shown = left > 0 ? [...lines.slice(0, MOST_LINES), `… and ${left} more lines; --json has them all.`] : lines;
  return [head, ...shown.map((line) => paintLine(printable(line), paint))].join('\n');
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith('@@')) return paint(CYAN, line);
  if (line.startsWith('+')) return paint(GREEN, line);
  if (line.startsWith('-')) return paint(RED, line);
  return line.length > LONGEST_CONTEXT ? `${line.slice(0, LONGEST_CONTEXT)}…` : line;
}
