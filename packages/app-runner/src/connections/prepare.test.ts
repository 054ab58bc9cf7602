import { afterEach, beforeEach, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { startServer, type TestServer } from '../testing/http-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startServer(({ headers }) => ({ body: { pin: headers['x-pin'] } }));
});
afterEach(() => server.close());

it('the data of an alternative connection is read by its own form, which knows its secrets (R8.2, R1.37)', async () => {
  const api = {
    url: `${API}/a`,
    headers: { 'X-Pin': '{{connection.pin}}{{connection.phrase}}' },
    response: { output: '{{connection}}' },
  };
  const { runner, events } = await runnerOf(
    {
      'connections/usual/metadata.json': { label: 'Usual', type: 'basic' },
      'connections/usual/parameters.imljson': [{ name: 'pin', type: 'password' }],
      'connections/other/metadata.json': { label: 'Other', type: 'basic' },
      'connections/other/parameters.imljson': [
        { name: 'phrase', type: 'password' },
        { name: 'tries', type: 'number' },
      ],
      ...moduleOf('action', api, { metadata: { connection: 'usual', altConnection: 'other' } }),
    },
    server,
  );
  const bundleFor = async (connection: Record<string, unknown>) =>
    (await bundlesOf(runner.runModule('m', {}, { connection }))).bundles[0];
  expect(await bundleFor({ phrase: 'never-to-be-seen', tries: '5' })).toEqual({ phrase: 'never-to-be-seen', tries: 5 });
  expect(await bundleFor({ pin: 'never-to-be-seen' })).toEqual({ pin: 'never-to-be-seen' });
  expect(JSON.stringify(events)).not.toContain('never-to-be-seen');
});
