import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { startServer, type TestServer } from '../testing/http-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startServer(() => ({ body: {} }));
});
afterEach(() => server.close());

const output = async (template: string, files: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const module = moduleOf('action', { url: `${API}/a`, response: { output: { value: template } } });
  const { runner } = await runnerOf({ ...module, ...files }, server);
  const [bundle] = (await bundlesOf(runner.runModule('m', {}))).bundles;
  return bundle?.['value'];
};

describe('the language of an app', () => {
  it('ignores arguments beyond those a function has, as published apps rely on (IML §6.1)', async () => {
    expect(await output('{{ifempty(body.none, "b", "c")}}')).toBe('b');
    const code = 'function loud(text) { return iml.upper(text, "more") + iml.upper(text); }';
    expect(await output('{{loud("a")}}', { 'functions/loud/code.js': code })).toBe('AA');
  });
});
