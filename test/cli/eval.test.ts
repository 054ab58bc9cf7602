import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApp, connectAppProcess, projectRoot, temporaryFolder } from './connect-app.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => folder.remove());

async function batch(rows: readonly unknown[], ...args: string[]) {
  const file = join(folder.path, 'batch.jsonl');
  await writeFile(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  return connectApp(['eval', '--batch', file, ...args]);
}

describe('connect-app eval', () => {
  it('evaluates a template at a moment, in a zone', async () => {
    const template = '{{formatDate(now; "YYYY-MM-DD HH:mm")}} {{upper("ada")}}';
    const moment = ['--now', '2026-02-03T04:05:06Z', '--timezone', 'Europe/Prague'];
    const run = await connectApp(['eval', template, ...moment]);
    expect(run).toMatchObject({ code: 0, stdout: '"2026-02-03 05:05 ADA"\n', stderr: '' });
  });

  it('keeps the type of a value, also in the variables', async () => {
    const vars = '{"d": {"$date": "2026-01-01T00:00:00Z"}, "b": {"$binary": "4d61"}}';
    const run = await connectApp(['eval', '{{ { d: addDays(d, 1), b: b, n: 1 / 0 } }}', '--vars', vars]);
    expect(run.lines()).toEqual([
      { d: { $date: '2026-01-02T00:00:00.000Z' }, b: { $binary: '4d61' }, n: { $number: 'Infinity' } },
    ]);
    expect((await connectApp(['eval', '{{missing}}'])).lines()).toEqual([{ $undefined: true }]);
  });

  it('takes the template, or the variables, from elsewhere', async () => {
    await writeFile(join(folder.path, 'vars.json'), '{"name": "Ada"} // comments are fine');
    const vars = ['--vars', `@${join(folder.path, 'vars.json')}`];
    const run = await connectAppProcess(['eval', '-', ...vars], { stdin: 'Hello,\n{{name}}\n' });
    expect(run.lines()).toEqual(['Hello,\nAda']);
  });

  it('shows the place of a mistake with a caret; exit 1', async () => {
    const run = await connectApp(['eval', 'Hello {{upper(1 + )}}']);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toBe(
      'Operator on end of an expression.\n1:19 | Hello {{upper(1 + )}}\n                         ^\n(operator-on-end)\n',
    );
  });

  it('names the calls around a failure', async () => {
    const run = await connectApp(['eval', '{{upper(add(6; 1))}}']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      "Function 'upper' finished with error! Function 'add' finished with error! '6' is not a valid array.",
    );
  });

  it('knows the functions of the flavour that is asked for', async () => {
    expect((await connectApp(['eval', '{{mime("a.png")}}'])).lines()).toEqual(['image/png']);
    const run = await connectApp(['eval', '{{mime("a.png")}}', '--flavour', 'scenario']);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("Function 'mime' not found!") });
  });

  it('only parses when told to: an unknown function is none of its business', async () => {
    expect((await connectApp(['eval', '--parse-only', '{{nope(1)}}'])).lines()).toEqual([{ ok: true }]);
    expect(await connectApp(['eval', '--parse-only', '{{nope(1}}'])).toMatchObject({ code: 1, stdout: '' });
  });

  it.each([
    [['eval']],
    [['eval', 'x', '--batch', 'y.jsonl']],
    [['eval', 'x', '--timezone', 'Nowhere/City']],
    [['eval', 'x', '--timezone', '+02:00']],
    [['eval', 'x', '--now', 'soon']],
    [['eval', 'x', '--flavour', 'vanilla']],
    [['eval', 'x', '--vars', '[1]']],
    [['eval', 'x', '--vars', '{"d": {"$date": "soon"}}']],
    [['eval', '--batch', 'no-such-file.jsonl']],
  ])('refuses wrong usage with exit 2: %j', async (args) => {
    const run = await connectApp(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).not.toBe('');
    expect(run.stderr).not.toContain('at file:');
  });
});

describe('connect-app eval --batch', () => {
  it('answers line by line, mistakes included; exit 0', async () => {
    const run = await batch([
      { expr: '{{a + 1}}', vars: { a: 1 } },
      { expr: '{{nope()}}' },
      { expr: '{{d}}', vars: { d: { $date: '2026-01-01T00:00:00.000Z' } } },
      { expr: '{{formatDate(now; "HH:mm")}}', tz: 'Asia/Tokyo', now: '2026-01-01T00:00:00Z' },
      { expr: '{{1 = "1"}}', options: { equality: 'lenient' } },
      { expr: '{{mime("a.png")}}', options: { flavour: 'scenario' } },
    ]);
    const notFound = (name: string) => ({
      error: { code: 'unknown-function', message: `Function '${name}' not found!`, position: 2 },
    });
    expect(run.lines()).toEqual([
      { value: 2 },
      notFound('nope'),
      { value: { $date: '2026-01-01T00:00:00.000Z' } },
      { value: '09:00' },
      { value: true },
      notFound('mime'),
    ]);
    expect(run.code).toBe(0);
  });

  it('gives every line the shared variables, zone and moment', async () => {
    const rows = [{ expr: '{{a}}{{b}}', vars: { b: 2 } }, { expr: '{{a}}', vars: { a: 3 } }, { expr: '{{now}}' }];
    const run = await batch(rows, '--vars', '{"a": 1}', '--now', '2026-01-01T00:00:00Z');
    expect(run.lines()).toEqual([{ value: '12' }, { value: 3 }, { value: { $date: '2026-01-01T00:00:00.000Z' } }]);
  });

  it('only parses when told to', async () => {
    const run = await batch([{ expr: '{{nope()}}' }, { expr: '{{1 + }}' }], '--parse-only');
    expect(run.lines()).toEqual([
      { ok: true },
      { error: { code: 'operator-on-end', message: 'Operator on end of an expression.', position: 6 } },
    ]);
  });

  it('reads standard input', async () => {
    const run = await connectAppProcess(['eval', '--batch', '-'], { stdin: '{"expr":"{{1}}"}\n\n{"expr":"{{2}}"}' });
    expect(run.lines()).toEqual([{ value: 1 }, { value: 2 }]);
  });

  it.each([
    [{ vars: {} }],
    [{ expr: 1 }],
    [{ expr: '', vars: [] }],
    [{ expr: '', tz: 'Nowhere' }],
    [{ expr: '', now: 'soon' }],
    [{ expr: '', options: { equality: true } }],
    [{ expr: '', options: { flavour: 'vanilla' } }],
    [{ expr: '', options: { maxDepth: 1e9 } }],
    [{ expr: '', vars: { b: { $binary: 'xyz' } } }],
    ['text'],
  ])('names the line that is wrong and answers none: %j', async (row) => {
    const run = await batch([{ expr: '{{1}}' }, row]);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('batch.jsonl:2') });
  });

  it('answers the conformance data as it says', async () => {
    const file = join(projectRoot, 'packages/iml/conformance/general.jsonl');
    const rows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: string; result?: unknown });
    const answers = (await connectApp(['eval', '--batch', file])).lines() as { error?: object; value?: unknown }[];
    expect(answers).toEqual(
      rows.map(({ error, result }) =>
        error === undefined ? { value: result } : { error: expect.objectContaining({ code: error }) },
      ),
    );
  });
});
