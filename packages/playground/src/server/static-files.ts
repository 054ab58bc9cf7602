import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import { Refusal } from './failures.js';

/** The built page, beside the built server and beside its sources alike. */
export const CLIENT_FOLDER = fileURLToPath(new URL('../../dist/client', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a browser sees before the page is built. */
const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="playground-token" content="%TOKEN%">
<title>Playground</title>
<p>The page of the playground is not built. Run <code>npm run build</code> and load this page again.</p>
`;

/**
 * Serves the page at every address of a dialog, with its token in it, and the files beside it below `/assets/`. Only files
 * that a listing of the folder names are read: a path cannot lead anywhere else.
 */
export function serveStatic(app: Hono, { folder, token }: { folder: string; token: string }): void {
  const page = async (context: Context): Promise<Response> => {
    const template = await readFile(join(folder, 'index.html'), 'utf8').catch(() => NOT_BUILT);
    return context.html(template.replaceAll('%TOKEN%', token));
  };
  app.get('/assets/*', async (context) => {
    const name = decodeURIComponent(new URL(context.req.url).pathname.slice('/assets/'.length));
    const files = await listing(folder);
    const found = [name, `assets/${name}`].find((path) => files.has(path) && path !== 'index.html');
    if (found === undefined) throw new Refusal(404, 'no-such-file', `There is no file "${name}".`);
    const type = TYPES[posix.extname(found)] ?? 'application/octet-stream';
    const bytes = await readFile(join(folder, found));
    return context.body(new Uint8Array(bytes), 200, { 'content-type': type });
  });
  app.get('*', page);
}

async function listing(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/')));
}
