/**
 * Measures one engine on one case in a process of its own, so that no engine runs in code another has warmed up or shaped.
 * Prints one JSON: the result (for comparison), the time from before the import to the first result (cold), and the time of
 * one call after warming up (warm, the median of samples), both in nanoseconds.
 *
 *     node bench/worker.mjs <engine> <case>
 */
import { CASES } from './cases.mjs';

const WARM_UP = 250;
const SAMPLES = 15;
const SAMPLE_MS = 20;

const [engineName, caseName] = process.argv.slice(2);
const input = CASES[caseName].input();

const started = process.hrtime.bigint();
const { cases } = await import(`./engines/${engineName}.mjs`);
const run = cases[caseName]();
const first = run(input);
const asynchronous = first instanceof Promise;
const result = await first;
const cold = Number(process.hrtime.bigint() - started);

/** Nanoseconds that `count` calls take. */
const timed = asynchronous
  ? async (count) => {
      const begin = process.hrtime.bigint();
      for (let index = 0; index < count; index += 1) await run(input);
      return Number(process.hrtime.bigint() - begin);
    }
  : (count) => {
      const begin = process.hrtime.bigint();
      for (let index = 0; index < count; index += 1) sink = run(input);
      return Number(process.hrtime.bigint() - begin);
    };

let sink;
let count = 1;
for (let spent = 0; spent < WARM_UP * 1e6; ) {
  const time = await timed(count);
  spent += time;
  if (time < SAMPLE_MS * 1e6) count = Math.ceil(count * Math.min(4, Math.max(1.1, (SAMPLE_MS * 1e6) / time)));
}

const samples = [];
for (let index = 0; index < SAMPLES; index += 1) samples.push((await timed(count)) / count);
samples.sort((left, right) => left - right);

const warm = samples[Math.floor(samples.length / 2)];
process.stdout.write(
  JSON.stringify({ engine: engineName, case: caseName, result, cold, warm, kept: sink === undefined }),
);
