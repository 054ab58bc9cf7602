import { describe, expect, it } from 'vitest';
import { checkApp } from '../check-app.js';
import { formatDiagnostics } from '../format-diagnostics.js';
import { loadAppFromFiles } from '../load/load-app-from-files.js';

const METADATA = '{"name":"example","label":"Example","version":1,"theme":"#000000","language":"en"}';

function findings(path: string, text: string) {
  const files = {
    'app.json': METADATA,
    'base.imljson': '{"baseUrl":"https://x.example"}',
    'modules/find/metadata.json': '{"type":"search","label":"Find things"}',
    [path]: text,
  };
  const encoder = new TextEncoder();
  const loaded = loadAppFromFiles(
    new Map(Object.entries(files).map(([name, content]) => [name, encoder.encode(content)])),
    '/example',
  );
  if (!loaded.app) throw new Error('no app');
  return checkApp(loaded.app, loaded.diagnostics).filter(({ file }) => file === path);
}

describe('validateApp', () => {
  it('points at a directive that does not exist and names the one that was meant', () => {
    const [finding, ...others] = findings('modules/find/api.imljson', '{\n  "url": "/a",\n  "metod": "GET"\n}');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ file: 'modules/find/api.imljson', line: 3, column: 3, severity: 'error' });
    expect(finding?.message).toBe('"metod" is not known here. Did you mean "method"?');
  });

  it.each([
    ['a url that is no text (R1.17)', 'modules/find/api.imljson', '{"url": 5}', '"url" must be a text.'],
    ['nested headers (R1.20)', 'modules/find/api.imljson', '{"url":"/a","headers":{"a":{"b":1}}}', '"a" must be'],
    [
      'an iterate without container (R2.18)',
      'modules/find/api.imljson',
      '{"url":"/a","response":{"iterate":{"condition":"{{true}}"}}}',
      'lacks "container"',
    ],
    [
      'an unknown type of parameter (R6.1)',
      'modules/find/expect.imljson',
      '[{"name":"a","type":"string","label":"A"}]',
      '"type" must be one of',
    ],
    ['a parameter without a type (R6.2)', 'modules/find/expect.imljson', '[{"name":"a","label":"A"}]', 'lacks "type"'],
    [
      'pagination in the wrong place (R2.25)',
      'base.imljson',
      '{"response":{"pagination":{}}}',
      '"pagination" is not known here.',
    ],
    ['a comma too many in a text', 'modules/find/samples.imljson', '{"a": 1 "b": 2}', ''],
  ])('finds %s', (_, path, text, message) => {
    const found = findings(path, text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((finding) => finding.message).join('\n')).toContain(message);
  });

  it.each([
    ['modules/find/api.imljson', '[{"url":"/a"},{"url":"/b","method":"{{parameters.m}}","body":"{{parameters.b}}"}]'],
    [
      'modules/find/api.imljson',
      '{"url":"/a","response":{"valid":true,"error":"x","type":{"*":"json","200-299":"text"},"iterate":"{{body}}"}}',
    ],
    [
      'modules/find/expect.imljson',
      '["rpc://fields", {"name":"a","type":"select","label":"A","options":{"store":"rpc://fields","nested":[{"name":"b","type":"text"}]}}]',
    ],
    [
      'base.imljson',
      '{"baseUrl":"https://x.example","headers":"{{common.headers}}","log":{"sanitize":["request.headers.a"]}}',
    ],
  ])('has nothing against %s %s', (path, text) => {
    const about = findings(path, text).filter(({ rule }) => rule.startsWith('schema/'));
    expect(about).toEqual([]);
  });
});

describe('findings', () => {
  const found = findings('modules/find/api.imljson', '{"url": "/a/{{upper(}}"}');

  it('read as file:line:column, with a count', () => {
    expect(formatDiagnostics(found)).toMatch(
      /^modules\/find\/api\.imljson:1:\d+ {2}error {4}.*\[expression-syntax\]\n\n1 error in 1 file\.$/,
    );
    expect(formatDiagnostics([])).toBe('No findings.');
  });

  it('stand together by file, in colours where asked for, under the folder of the app', () => {
    const finding = { file: 'a.imljson', line: 1, column: 2, rule: 'r', severity: 'info', message: 'M.' } as const;
    const other = { ...finding, file: 'b.imljson', line: 10, severity: 'warning' } as const;
    expect(formatDiagnostics([finding, { ...finding, line: 20 }, other], { folder: 'apps/shop' })).toBe(
      [
        'apps/shop/a.imljson:1:2   info     M.  [r]',
        'apps/shop/a.imljson:20:2  info     M.  [r]',
        '',
        'apps/shop/b.imljson:10:2  warning  M.  [r]',
        '',
        '1 warning, 2 remarks in 2 files.',
      ].join('\n'),
    );
    expect(formatDiagnostics([finding], { colour: true })).toContain('\u001b[36minfo   \u001b[0m');
  });
});
