/**
 * Runs one engine on one case in a process of its own, so that no engine runs in code another has warmed up or shaped.
 * Prints as JSON the results for every input, or what was measured: the time from before the import to the first result
 * (cold), and the time of one call after warming up (warm, the median of samples), both in nanoseconds. Times are those the
 * processor spent on this process, all its threads: what else the machine does counts little.
 *
 *     node bench/worker.mjs <engine> <case> result|measure
 */
import { CASES } from './cases.mjs';

const WARM_UP_MS = 500;
const SAMPLES = 15;
const SAMPLE_MS = 20;

const [engineName, caseName, task] = process.argv.slice(2);
const inputs = CASES[caseName].inputs();

const started = processorTime();
const { cases } = await import(`./engines/${engineName}.mjs`);
const run = cases[caseName]();
const first = run(inputs[0]);
const asynchronous = first instanceof Promise;
await first;
const cold = processorTime() - started;
if (task === 'result') {
  process.stdout.write(JSON.stringify(await Promise.all(inputs.map((input) => run(input)))));
  process.exit();
}

/** Nanoseconds that `count` calls take. */
const timed = asynchronous
  ? async (count) => {
      const begin = processorTime();
      for (let index = 0; index < count; index += 1) await run(inputs[index % inputs.length]);
      return processorTime() - begin;
    }
  : (count) => {
      const begin = processorTime();
      for (let index = 0; index < count; index += 1) sink = run(inputs[index % inputs.length]);
      return processorTime() - begin;
    };

let sink;
let count = 1;
for (let spent = 0; spent < WARM_UP_MS * 1e6; ) {
  const time = await timed(count);
  spent += time;
  if (time < SAMPLE_MS * 1e6)
    count = Math.ceil(count * Math.min(4, Math.max(1.1, (SAMPLE_MS * 1e6) / Math.max(time, 1))));
}

const samples = [];
for (let index = 0; index < SAMPLES; index += 1) samples.push((await timed(count)) / count);
samples.sort((left, right) => left - right);

const warm = samples[Math.floor(samples.length / 2)];
process.stdout.write(JSON.stringify({ engine: engineName, case: caseName, cold, warm, kept: sink === undefined }));

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}
