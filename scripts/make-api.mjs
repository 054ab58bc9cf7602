#!/usr/bin/env node
// Starts the instance that the tests deploy to, to try plan, deploy and pull by hand: node scripts/make-api.mjs [port]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const bundle = resolve(root, '.connect-app/make-api.mjs');
await build({
  entryPoints: [resolve(root, 'test/make-api/make-api.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
});
const { startMakeApi, TOKEN } = await import(bundle);
const api = await startMakeApi({ port: Number(process.argv[2] ?? 4020) }).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? 'The port is taken; name another one: npm run make-api -- 4021' : error);
  process.exit(3);
});
const tokenFile = resolve(root, '.connect-app/make-token');
await mkdir(dirname(tokenFile), { recursive: true });
await writeFile(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
const instance = `--zone connect.example.com --name my-app --base-url ${api.url} --token-file .connect-app/make-token`;
// What a deployment here would remember of an instance that is gone tomorrow stays out of the sources.
const mapping = '--mapping .connect-app/origins.json';
console.error(`An instance of Make on this machine; Ctrl+C stops it, and it forgets everything.

  npx connect-app plan   ${instance} ${mapping}
  npx connect-app deploy ${instance} ${mapping}
  npx connect-app pull   ${instance} --out .connect-app/pulled
`);
