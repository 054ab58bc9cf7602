import { describe, expect, it } from 'vitest';
import { locateCharacter, locateKey } from '../json/source-section.js';
import { loadAppFromFiles } from './load-app-from-files.js';

const encoder = new TextEncoder();

function load(files: Record<string, string>) {
  const all: Record<string, string> = {
    'app.json': '{"name":"mine","label":"Mine","version":1,"theme":"#112233","language":"en"}',
    'base.imljson': '{}',
    'modules/a/metadata.json': '{"label":"Get an A","type":"action"}',
    ...files,
  };
  return loadAppFromFiles(new Map(Object.entries(all).map(([path, text]) => [path, encoder.encode(text)])), '/app');
}

const apiOf = (result: ReturnType<typeof load>) => result.app?.modules.get('a')?.sections.api;

describe('JSON as people write it', () => {
  it('takes comments, trailing commas and a byte order mark', () => {
    const result = load({ 'modules/a/api.imljson': '\uFEFF{\n  // where\n  "url": "/a", /* why */\n}' });
    expect(result.diagnostics).toEqual([]);
    expect(apiOf(result)?.value).toEqual({ url: '/a' });
    expect(apiOf(result)?.locate(['url'])).toEqual({ file: 'modules/a/api.imljson', line: 3, column: 10 });
    expect(apiOf(result)?.locate(['url', 'nothing', 3])).toEqual({
      file: 'modules/a/api.imljson',
      line: 3,
      column: 10,
    });
  });

  it.each(['', '   \n', 'null', '// only a comment\n'])('reads %j as an empty block (R10.4)', (text) => {
    const result = load({ 'modules/a/api.imljson': text, 'modules/a/expect.imljson': text });
    expect(result.diagnostics).toEqual([]);
    expect(apiOf(result)?.value).toEqual({});
    expect(result.app?.modules.get('a')?.sections.expect?.value).toEqual([]);
  });

  it('reports broken JSON with its place and keeps what can be read', () => {
    const result = load({ 'modules/a/api.imljson': '{\n  "url": "/a"\n  "method": "GET",\n  "qs": {"x": }\n}' });
    expect(result.diagnostics.map(({ rule, line, column }) => [rule, line, column])).toEqual([
      ['json/syntax', 3, 3],
      ['json/syntax', 4, 15],
    ]);
    expect(apiOf(result)?.value).toEqual({ url: '/a', method: 'GET', qs: {} });
  });

  it('survives absurd nesting', () => {
    const result = load({ 'modules/a/api.imljson': `${'['.repeat(50_000)}${']'.repeat(50_000)}` });
    expect(result.diagnostics[0]?.rule).toBe('json/depth');
  });

  it('keeps __proto__ an ordinary key', () => {
    const result = load({ 'modules/a/api.imljson': '{"__proto__": {"url": "/x"}}' });
    const value = apiOf(result)?.value;
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect((value as { url?: string }).url).toBeUndefined();
  });

  it('warns about a key written twice', () => {
    const { diagnostics } = load({ 'modules/a/api.imljson': '{"url":"/a","url":"/b"}' });
    expect(diagnostics[0]).toMatchObject({ rule: 'json/duplicate-key', line: 1, column: 13 });
  });

  it('finds characters inside a text, escapes counted as written', () => {
    const section = apiOf(load({ 'modules/a/api.imljson': '{\n "body": "a\\"\\u00e9{{x"\n}' }));
    if (!section) throw new Error('no api');
    expect(section.value).toEqual({ body: 'a"é{{x' });
    expect(locateCharacter(section, ['body'], 3)).toEqual({ file: 'modules/a/api.imljson', line: 2, column: 20 });
    expect(locateKey(section, ['body'])).toMatchObject({ line: 2, column: 2 });
  });
});

describe('$ref', () => {
  it('splices arrays into arrays and lets sibling keys override objects', () => {
    const result = load({
      'modules/a/expect.imljson':
        '[{"$ref":"../../fields/list.imljson"},{"$ref":"/fields/one.imljson#/b~1c","label":"Mine"}]',
      'fields/list.imljson': '[{"name":"x","type":"text"},{"name":"y","type":"text"}]',
      'fields/one.imljson': '{"b/c":{"name":"z","type":"text","label":"Theirs"}}',
    });
    expect(result.diagnostics).toEqual([]);
    const expectSection = result.app?.modules.get('a')?.sections.expect;
    expect(expectSection?.value).toEqual([
      { name: 'x', type: 'text' },
      { name: 'y', type: 'text' },
      { name: 'z', type: 'text', label: 'Mine' },
    ]);
    expect(expectSection?.locate([1, 'name']).file).toBe('fields/list.imljson');
    expect(expectSection?.locate([2, 'label']).file).toBe('modules/a/expect.imljson');
  });

  it('stands anywhere, also for a whole block, and refers on', () => {
    const result = load({
      'modules/a/samples.imljson': '{"$ref":"/samples/a.imljson"}',
      'samples/a.imljson': '{"nested":{"$ref":"#/parts/0"},"parts":[{"ok":true}]}',
    });
    expect(result.app?.modules.get('a')?.sections.samples?.value).toEqual({
      nested: { ok: true },
      parts: [{ ok: true }],
    });
  });

  it('reports circles, missing targets and ways out of the app, and goes on', () => {
    const result = load({
      'modules/a/expect.imljson':
        '[{"$ref":"/f/loop.imljson"},{"$ref":"/f/none.imljson"},{"$ref":"../../../etc/passwd"},{"$ref":"#/9"},{"name":"ok","type":"text"}]',
      'f/loop.imljson': '[{"$ref":"loop.imljson"}]',
    });
    expect(result.diagnostics.map((found) => found.rule).sort()).toEqual([
      'ref/cycle',
      'ref/missing',
      'ref/missing',
      'ref/outside',
    ]);
    expect(result.app?.modules.get('a')?.sections.expect?.value).toEqual([{ name: 'ok', type: 'text' }]);
  });

  it('does not let references multiply without bound', () => {
    const files: Record<string, string> = { 'f/0.imljson': '["x","x","x","x","x","x","x","x","x","x"]' };
    for (let i = 1; i < 12; i += 1) {
      files[`f/${i}.imljson`] = JSON.stringify(Array.from({ length: 10 }, () => ({ $ref: `${i - 1}.imljson` })));
    }
    const { diagnostics } = load({ ...files, 'modules/a/samples.imljson': '{"all":{"$ref":"/f/11.imljson"}}' });
    expect(diagnostics.map((found) => found.rule)).toContain('ref/too-large');
  });

  it('belongs to sources: an archive keeps it as it is', () => {
    const files = { 'metadata.json': '{"name":"b"}', 'base.imljson': '{"temp":{"a":{"$ref":"/x"}}}' };
    const map = new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
    expect(loadAppFromFiles(map, '/b').app?.base?.value).toEqual({ temp: { a: { $ref: '/x' } } });
  });
});

describe('metadata', () => {
  it('reports what is missing and loads the rest', () => {
    const result = load({
      'app.json': '{"name":"mine"}',
      'modules/a/metadata.json': '{"label":"Get an A","type":"acton"}',
      'modules/b/api.imljson': '{}',
      'webhooks/w/metadata.json': '{"label":"W"}',
      'modules/c/metadata.json': '{"name":"a","type":"action"}',
    });
    const rules = result.diagnostics.map((found) => `${found.file} ${found.rule}`);
    expect(rules).toEqual([
      'app.json metadata/missing',
      'app.json metadata/missing',
      'app.json metadata/missing',
      'modules/a/metadata.json metadata/type',
      'modules/b/metadata.json metadata/missing',
      'modules/c/metadata.json metadata/duplicate',
      'modules/c/metadata.json metadata/name',
      'webhooks/w/metadata.json metadata/type',
    ]);
    expect(result.app?.modules.get('a')?.type).toBe('action');
  });

  it('takes the likeliest of several apps and says so', () => {
    const files = new Map(
      ['one/makecomapp.json', 'src/makecomapp.json', 'two/deep/base.imljson'].map((path) => [
        path,
        encoder.encode('{}'),
      ]),
    );
    const { app, diagnostics } = loadAppFromFiles(files, '/x');
    expect(diagnostics[0]).toMatchObject({ rule: 'app/several', file: 'src/' });
    expect(app?.layout).toBe('workspace');
  });
});
