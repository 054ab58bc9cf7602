import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BUILD = fileURLToPath(new URL('../../build.mjs', import.meta.url));

describe('the built page', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    await promisify(execFile)(process.execPath, [BUILD, '--out', folder]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has a script of less than 120 kB, as it travels', async () => {
    const script = await readFile(join(folder, 'assets/page.js'));
    expect(gzipSync(script).length).toBeLessThan(120_000);
  });

  it('is one script, one style sheet and a picture, none of them from elsewhere and nothing of them inline', async () => {
    expect((await readdir(join(folder, 'assets'))).sort()).toEqual(['icon.svg', 'page.js', 'style.css']);
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.sort()).toEqual(['/assets/icon.svg', '/assets/page.js', '/assets/style.css']);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script>/);
    expect(await readFile(join(folder, 'assets/style.css'), 'utf8')).not.toMatch(/url\(|@import|@font-face/);
  });
});
