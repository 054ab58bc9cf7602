import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApp, temporaryFolder } from './connect-app.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const files = {
    'shop/metadata.json': '{"name":"shop","label":"Shop","version":1,"theme":"#112233","language":"en"}',
    'shop/base.imljson': '{"baseUrl":"https://shop.example"}',
    'shop/modules/getOrder/metadata.json': '{"label":"Get an Order","description":"Gets an order.","type":"action"}',
    'shop/modules/getOrder/api.imljson': '{\n  "url": "/orders/{{parameters.id}}"\n}',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), text);
  }
});

afterAll(() => folder.remove());

describe('connect-app check', () => {
  it('names the place as a terminal can open it, the rule, what to do, and the sum; exit 1', async () => {
    const run = await connectApp(['check', '--app', 'shop'], { cwd: folder.path });
    expect(run.code).toBe(1);
    const line = run.stdout.split('\n').find((text) => text.includes('unknown-parameter'));
    expect(line).toMatch(
      /^shop\/modules\/getOrder\/api\.imljson:2:\d+ {2}warning {2}The dialog has no field "id"\..*\[/,
    );
    expect(run.stdout).toMatch(/\n\n1 warning, 2 remarks in 2 files\.\n$/);
    expect(run.stdout).not.toContain('\u001b');
  });

  it('prints JSON with file, line, column, rule, severity and message', async () => {
    const run = await connectApp(['check', '--app', 'shop', '--format', 'json'], { cwd: folder.path });
    const findings = JSON.parse(run.stdout) as object[];
    expect(findings).toContainEqual({
      file: 'modules/getOrder/api.imljson',
      line: 2,
      column: 21,
      rule: 'unknown-parameter',
      severity: 'warning',
      message: 'The dialog has no field "id". Add the field, or take this out.',
    });
  });

  it('prints SARIF whose addresses start at the current folder', async () => {
    const run = await connectApp(['check', '--app', 'shop', '--format', 'sarif'], { cwd: folder.path });
    const log = JSON.parse(run.stdout) as Log;
    const uris = log.runs[0]?.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    expect(uris).toContain('shop/modules/getOrder/api.imljson');
    expect(log.version).toBe('2.1.0');
  });

  it('is content with remarks alone', async () => {
    const fields = '[{"name":"id","type":"text","label":"ID","required":true}]';
    await writeFile(join(folder.path, 'shop/modules/getOrder/expect.imljson'), fields);
    const run = await connectApp(['check', '--app', 'shop'], { cwd: folder.path });
    expect(run.stdout).toContain('2 remarks');
    expect(run.code).toBe(0);
  });

  it('says where an app could be when there is none', async () => {
    const run = await connectApp(['check', '--app', '.'], { cwd: join(folder.path, 'shop/modules/getOrder') });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('makecomapp.json');
  });
});
