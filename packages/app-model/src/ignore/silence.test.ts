import { describe, expect, it } from 'vitest';
import { checkApp } from '../check-app.js';
import { loadAppFromFiles } from '../load/load-app-from-files.js';

const encoder = new TextEncoder();

function findings(files: Record<string, string>) {
  const whole: Record<string, string> = {
    'app.json': '{"name":"example","label":"Example","version":1,"theme":"#000000","language":"en"}',
    'base.imljson': '{"baseUrl":"https://x.example"}',
    'modules/find/metadata.json': '{"type":"action","label":"Get a Thing","description":"Gets a thing."}',
    ...files,
  };
  const loaded = loadAppFromFiles(
    new Map(Object.entries(whole).map(([path, text]) => [path, encoder.encode(text)])),
    '/x',
  );
  if (!loaded.app) throw new Error('no app');
  return checkApp(loaded.app, loaded.diagnostics)
    .filter(({ rule }) => !rule.startsWith('missing-'))
    .map(({ rule, line }) => `${rule} ${line}`);
}

const api = (text: string) => findings({ 'modules/find/api.imljson': text });
const BODY = '{\n  "url": "/a",\n  "body": {"q": 1}\n}';

describe('comments that silence findings', () => {
  it('leave the finding alone that they do not name', () => {
    expect(api(BODY)).toEqual(['body-ignored 3']);
    expect(api(BODY.replace('"body"', '// connect-app-ignore query-twice: no\n  "body"'))).toEqual([
      'ignore/unused 3',
      'body-ignored 4',
    ]);
  });

  it.each([
    [
      'before the line',
      '{\n  "url": "/a",\n  // connect-app-ignore body-ignored: the service wants it\n  "body": {"q": 1}\n}',
    ],
    ['behind it', '{\n  "url": "/a",\n  "body": {"q": 1} // connect-app-ignore body-ignored: the service wants it\n}'],
    [
      'as a block',
      '{\n  "url": "/a",\n  /* connect-app-ignore body-ignored: it does */\n  // more\n  "body": {"q": 1}\n}',
    ],
    ['for the file', `// connect-app-ignore-file body-ignored: all of them\n${BODY}`],
  ])('silence what they name, %s', (_, text) => {
    expect(api(text)).toEqual([]);
  });

  it('name several rules, each of which must be found', () => {
    const text =
      '{\n  "url": "/a?x=1",\n  // connect-app-ignore body-ignored, query-twice: odd service\n  "body": {"q": 1}\n}';
    expect(api(text)).toEqual(['ignore/unused 3']);
  });

  it('must say why', () => {
    expect(api(BODY.replace('"body"', '// connect-app-ignore body-ignored\n  "body"'))).toEqual(['ignore/reason 3']);
  });

  it('are no comments inside texts, and cannot silence what cannot be read', () => {
    expect(api('{"url": "/a // connect-app-ignore body-ignored: x", "body": {"q": 1}}')).toEqual(['body-ignored 1']);
    expect(api('// connect-app-ignore json/syntax: x\n{"url" "/a"}')).toContain('json/syntax 2');
  });

  it('work in the code of functions', () => {
    const code = 'function abc() {\n  return 1;\n}';
    expect(findings({ 'functions/abc/code.js': code })).toEqual(['unused-component 1']);
    const comment = '// connect-app-ignore-file unused-component: kept for later';
    expect(findings({ 'functions/abc/code.js': `${comment}\n${code}` })).toEqual([]);
  });
});
