/**
 * The same mapping work by every engine in one run: results compared first, then measured in turn, engine after engine, for
 * several rounds. What counts are ratios within a round; the table shows their medians.
 *
 *     npm run bench                                  all cases
 *     npm run bench -- --case fields --rounds 9      one case, more rounds
 *     npm run bench -- --json bench.json             also as JSON
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs, promisify } from 'node:util';
import { CASES, CEILING } from './cases.mjs';
import { figures, table } from './report.mjs';

const ENGINES = [CEILING, 'iml', 'cel-js', 'antv-expr', 'jsonata', 'handlebars', 'moment-timezone'];

const { values: options } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string', default: join('artifacts', 'bench.json') },
  },
});
const chosen = options.case ?? Object.keys(CASES);
for (const name of chosen) {
  if (!(name in CASES)) fail(`There is no case '${name}'. There are: ${Object.keys(CASES).join(', ')}.`);
}
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds takes a whole number from 1 up.');

const report = { node: process.version, platform: `${process.platform}-${process.arch}`, rounds, cases: [] };
for (const name of chosen) {
  const engines = await enginesOf(name);
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    const results = [];
    for (const engine of engines) {
      progress(`${CASES[name].title}: round ${round + 1} of ${rounds}, ${engine}`);
      results.push(await measure(engine, name));
    }
    compareResults(name, results);
    measured.push(results);
  }
  progress('');
  const summary = { case: name, title: CASES[name].title, engines: figures(measured) };
  report.cases.push(summary);
  process.stdout.write(`${table(summary)}\n`);
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

async function measure(engine, name) {
  const worker = join(import.meta.dirname, 'worker.mjs');
  const run = promisify(execFile)(process.execPath, [worker, engine, name], { maxBuffer: 1 << 26 });
  const { stdout } = await run.catch((error) => fail(`${engine} failed on '${name}':\n${error.stderr.slice(-2000)}`));
  return JSON.parse(stdout);
}

/** Engines that do not give the same must not be compared. Text counts as the number it shows: one engine knows only text. */
function compareResults(name, [expected, ...others]) {
  for (const { engine, result } of others) {
    if (!isDeepStrictEqual(asText(result), asText(expected.result))) {
      fail(`${name}: ${engine} gives ${JSON.stringify(result)}, not ${JSON.stringify(expected.result)}.`);
    }
  }
}

function asText(value) {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
}

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
