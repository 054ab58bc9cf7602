import { describe, expect, it } from 'vitest';
import { checkApp } from '../check-app.js';
import { formatDiagnostics } from '../format-diagnostics.js';
import { loadAppFromFiles } from '../load/load-app-from-files.js';
import { toSarif } from '../sarif.js';

const METADATA = '{"name":"example","label":"Example","version":1,"theme":"#000000","language":"en"}';

function findings(path: string, text: string) {
  const files = {
    'app.json': METADATA,
    'modules/find/metadata.json': '{"type":"search","label":"Find things"}',
    [path]: text,
  };
  const encoder = new TextEncoder();
  const loaded = loadAppFromFiles(
    new Map(Object.entries(files).map(([name, content]) => [name, encoder.encode(content)])),
    '/example',
  );
  if (!loaded.app) throw new Error('no app');
  return checkApp(loaded.app, loaded.diagnostics);
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
      /^modules\/find\/api\.imljson:1:\d+ {2}error {2}.*\[expression-syntax\]\n1 error$/,
    );
    expect(formatDiagnostics([])).toBe('No findings.');
  });

  it('become SARIF results at the same place', () => {
    expect(toSarif(found)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            {
              ruleId: 'expression-syntax',
              level: 'error',
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: 'modules/find/api.imljson' }, region: { startLine: 1 } },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
