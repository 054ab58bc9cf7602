/**
 * How many bundles a second a search gives through the runner, and what memory that takes: a server in a process of its own
 * gives pages of records over HTTP on this machine, the search maps each record to a bundle of eight fields.
 *
 *     node bench/bundles.mjs                     100,000 bundles
 *     node bench/bundles.mjs --bundles 1000000   more
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadAppFromFiles } from '@connect-app/app-model';
import { createHttpTransport, createRunner, parseHostMap } from '@connect-app/app-runner';
import { PAGE_SIZE } from './bundles-server.mjs';
import { EIGHT } from './iml-cases.mjs';

const API = 'https://api.example.com';
/** How often memory is looked at, in bundles. */
const LOOK = 10_000;

const { values: options } = parseArgs({ options: { bundles: { type: 'string', default: '100000' } } });
const wanted = Number(options.bundles);
if (!Number.isInteger(wanted) || wanted < 1) {
  process.stderr.write('--bundles takes a whole number from 1 up.\n');
  process.exit(1);
}
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const server = spawn(process.execPath, [join(import.meta.dirname, 'bundles-server.mjs'), String(wanted)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [address] = await once(server.stdout, 'data');
  const result = await measure(String(address).trim());
  const { bundles, perSecond, kept } = result;
  const kilobytes = kept.map((bytes) => Math.round(bytes / 1024));
  process.stdout.write(`${bundles} bundles, ${Math.round(perSecond)} a second\n`);
  process.stdout.write(`Kept in memory after each ${LOOK}, in KiB: ${kilobytes.join(' ')}\n`);
  await mkdir('artifacts', { recursive: true });
  await writeFile(join('artifacts', 'bundles.json'), `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  server.kill();
}

/** Runs the search to its end; looking at memory is not part of the time. */
async function measure(address) {
  const runner = await createRunner(searchApp(), {
    transport: createHttpTransport({ mapHosts: parseHostMap([`${API}=${address}`]) }),
    common: { maxPaginationRequestCount: wanted, maxRequestCount: wanted },
  });
  const kept = [];
  let bundles = 0;
  let started = performance.now();
  for await (const _bundle of runner.runModule('search', {})) {
    bundles += 1;
    if (bundles % LOOK !== 0) continue;
    const paused = performance.now();
    collectGarbage();
    kept.push(process.memoryUsage().heapUsed);
    started += performance.now() - paused;
  }
  if (bundles !== wanted) throw new Error(`There came ${bundles} bundles, not ${wanted}.`);
  return { bundles, perSecond: bundles / ((performance.now() - started) / 1000), kept };
}

function searchApp() {
  const api = {
    url: `${API}/people`,
    pagination: { qs: { page: '{{pagination.page}}' }, condition: `{{length(body) = ${PAGE_SIZE}}}` },
    qs: { page: 1 },
    response: { iterate: '{{body}}', output: EIGHT },
  };
  const files = {
    'app.json': { name: 'bench', label: 'Bench', version: 1 },
    'modules/search/metadata.json': { label: 'Search', type: 'search' },
    'modules/search/api.imljson': api,
  };
  const entries = Object.entries(files).map(([path, content]) => [path, Buffer.from(JSON.stringify(content))]);
  const { app, diagnostics } = loadAppFromFiles(new Map(entries), '/bench');
  if (app === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return app;
}
