/**
 * The same mapping work by every engine in one run: results compared first, then measured in turn, engine after engine, for
 * several rounds. See README.md beside this file.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { judge, verdict } from './aims.mjs';
import { CASES, ENGINES } from './cases.mjs';
import { figures, table } from './report.mjs';
import { sameResult } from './results.mjs';

const { values: options } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string', default: join('artifacts', 'bench.json') },
  },
});
const chosen = options.case ?? Object.keys(CASES);
for (const name of chosen) {
  if (!Object.hasOwn(CASES, name)) fail(`There is no case '${name}'. There are: ${Object.keys(CASES).join(', ')}.`);
}
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds takes a whole number from 1 up.');

const contestants = new Map();
for (const name of chosen) contestants.set(name, await enginesOf(name));
for (const [name, engines] of contestants) await compareResults(name, engines);

const report = { node: process.version, platform: `${process.platform}-${process.arch}`, rounds, cases: [] };
for (const [name, engines] of contestants) {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    const results = [];
    for (const engine of engines) {
      progress(`${CASES[name].title}: round ${round + 1} of ${rounds}, ${engine}`);
      results.push(await work(engine, name, 'measure'));
    }
    measured.push(results);
  }
  progress('');
  const summary = { case: name, title: CASES[name].title, engines: figures(measured), aims: judge(name, measured) };
  report.cases.push(summary);
  process.stdout.write(`${table(summary)}\n`);
}
for (const { case: name, aims } of report.cases) {
  for (const aim of aims) process.stdout.write(`${verdict(name, aim)}\n`);
}
await mkdir(dirname(options.json), { recursive: true });
await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.stderr.write(`Also written as JSON: ${options.json}\n`);

/** What is going on, in one line that the next replaces; only where a person watches. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** The engines that know a case. */
async function enginesOf(name) {
  const known = await Promise.all(
    ENGINES.map(async (engine) => name in (await import(`./engines/${engine}.mjs`)).cases),
  );
  return ENGINES.filter((_, index) => known[index]);
}

/** Engines that do not give the same must not be compared. */
async function compareResults(name, [first, ...others]) {
  const expected = await work(first, name, 'result');
  for (const engine of others) {
    progress(`${CASES[name].title}: result of ${engine}`);
    const actual = await work(engine, name, 'result');
    if (!sameResult(actual, expected)) {
      fail(`${name}: ${engine} gives ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}.`);
    }
  }
  progress('');
}

async function work(engine, name, task) {
  const worker = join(import.meta.dirname, 'worker.mjs');
  const run = promisify(execFile)(process.execPath, [worker, engine, name, task], { maxBuffer: 1 << 26 });
  const { stdout } = await run.catch((error) => fail(`${engine} failed on '${name}':\n${error.stderr.slice(-2000)}`));
  return JSON.parse(stdout);
}

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
