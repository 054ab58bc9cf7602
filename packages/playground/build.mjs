import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

/**
 * Bundles the page into `dist/client/`: `index.html` and, below `assets/`, one script and one style sheet.
 * `--watch` keeps bundling while its sources change.
 */
const source = fileURLToPath(new URL('src/client/', import.meta.url));
const target = fileURLToPath(new URL('dist/client/', import.meta.url));

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

if (process.argv.includes('--watch')) await (await context(options)).watch();
else await build(options);
