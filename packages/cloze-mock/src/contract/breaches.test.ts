import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClozeMock, createClozeMock } from '../index.js';
import { REQUEST_CHANNEL } from '../middleware/logging.js';
import { clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { breachesOf } from './breaches.js';

beforeEach(allowBreaches);
afterEach(() => vi.unstubAllEnvs());

/** One of each kind of breach, one of them twice, and two requests that are none. */
async function breakIt(mock: ClozeMock): Promise<void> {
  const client = clientOf(mock);
  await client.get('/v1/people/find?limit=5&pagesize=x');
  await client.get('/v1/nothing');
  await client.get('/v1/nothing');
  await client.post('/v1/people/create', { email: 'ada@example.com' });
  await client.get('/v1/user/profile');
  await client.get('/');
}

const BREACHES = [
  'GET /v1/people/find: query pagesize must be integer',
  'GET /v1/people/find: query limit is unknown',
  'GET /v1/nothing: the API has no such operation',
  'GET /v1/nothing: the API has no such operation',
  'POST /v1/people/create: body /email is unknown',
];

describe('requests that break the contract', () => {
  it('are told by the log', async () => {
    const mock = createClozeMock({ warn: () => {} });
    await breakIt(mock);
    expect(mock.requests.flatMap(breachesOf)).toEqual(BREACHES);
  });

  it.each([
    ['strict', [BREACHES[0], BREACHES[1], 'unknown route GET /v1/nothing, answered 404', BREACHES[4]]],
    ['report', ['unknown route GET /v1/nothing, answered 404']],
    ['off', ['unknown route GET /v1/nothing, answered 404']],
  ])('are told once each by a mock whose environment says %s', async (mode, told) => {
    vi.stubEnv('CLOZE_MOCK_CONTRACT', mode);
    const warnings: string[] = [];
    await breakIt(createClozeMock({ warn: (message) => warnings.push(message) }));
    expect(warnings).toEqual(told.map((what) => `cloze-mock: ${what}.`));
  });

  it('are heard of by who watches all mocks of the process', async () => {
    const heard: string[] = [];
    const listen = (entry: unknown): void => void heard.push(...breachesOf(entry as ClozeMock['requests'][0]));
    subscribe(REQUEST_CHANNEL, listen);
    await breakIt(createClozeMock({ warn: () => {} }));
    unsubscribe(REQUEST_CHANNEL, listen);
    expect(heard).toEqual(BREACHES);
  });

  it('cannot be asked for in a way that is none', () => {
    vi.stubEnv('CLOZE_MOCK_CONTRACT', 'strictest');
    expect(() => createClozeMock()).toThrow(/CLOZE_MOCK_CONTRACT: must be off, report or strict, not "strictest"/);
  });
});
