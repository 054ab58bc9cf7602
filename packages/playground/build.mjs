import { cpSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

/**
 * Bundles the page into `dist/client/`: `index.html` and, below `assets/`, one script and one style sheet.
 * `--watch` keeps bundling while its sources change; `--out` takes another folder.
 */
const { values: flags } = parseArgs({ options: { watch: { type: 'boolean' }, out: { type: 'string' } } });
const source = fileURLToPath(new URL('src/client/', import.meta.url));
const target =
  flags.out === undefined ? fileURLToPath(new URL('dist/client/', import.meta.url)) : `${resolve(flags.out)}/`;

mkdirSync(`${target}assets`, { recursive: true });
cpSync(`${source}index.html`, `${target}index.html`);
cpSync(`${source}icon.svg`, `${target}assets/icon.svg`);

const options = {
  entryPoints: { page: `${source}main.tsx`, style: `${source}styles/index.css` },
  outdir: `${target}assets`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // Our packages are bundled from their sources, as the tests run them.
  conditions: ['source'],
  // Functions of the language reach for these; the page uses none of them, and what is unused is dropped.
  external: ['jsonwebtoken', 'mime-types', 'node:*'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
};

if (flags.watch) await (await context(options)).watch();
else await build(options);
