import { describe, expect, it } from 'vitest';
import { clientOf } from '../testing/client.js';
import { listeningMock } from '../testing/listening.js';
import { strictMock } from '../testing/mock.js';

const served = listeningMock();

/** Ways to reach the mock: a socket and in process. A fault is to look the same through both. */
const ways = [
  ['over a socket', (path: string, init?: RequestInit) => fetch(served.url + path, withKey(init))],
  [
    'in process',
    (path: string, init?: RequestInit) => served.mock.fetch(new Request(`https://api.cloze.com${path}`, withKey(init))),
  ],
] as const;

const withKey = (init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...served.headers, ...init.headers },
});

describe.each(ways)('a client %s', (_, ask) => {
  it('waits for an answer with latency', async () => {
    served.mock.faults.set('*=latency:60');
    const begin = performance.now();
    expect((await ask('/v1/user/profile')).status).toBe(200);
    expect(performance.now() - begin).toBeGreaterThan(50);
  });

  it('sees 401 as it was measured', async () => {
    served.mock.faults.set('*=401');
    const response = await ask('/v1/user/profile');
    expect([response.status, await response.json()]).toEqual([
      401,
      { message: 'Invalid token: access token is invalid' },
    ]);
  });

  it.each([
    ['*=429', null],
    ['*=429:2', '2'],
  ])('sees %s with retry-after %s', async (faults, retryAfter) => {
    served.mock.faults.set(faults);
    const response = await ask('/v1/user/profile');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, retryAfter]);
    expect(await response.json()).toMatchObject({ errorcode: 429 });
  });

  it.each([500, 502, 503])('sees %i with a body of HTML', async (status) => {
    served.mock.faults.set(`*=${status}`);
    const response = await ask('/v1/user/profile');
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain(`<h1>${status} `);
  });

  it('gives up by itself when no answer comes', async () => {
    served.mock.faults.set('*=timeout');
    await expect(ask('/v1/user/profile', { signal: AbortSignal.timeout(80) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('is cut off when no answer has come for long enough', async () => {
    served.mock.faults.set('*=timeout:40');
    await expect(ask('/v1/user/profile')).rejects.toThrow(TypeError);
  });

  it('gets half a body when the connection is reset', async () => {
    served.mock.faults.set('*=reset');
    const response = await ask('/v1/people/find?pagesize=50');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('gets a body that ends in the middle', async () => {
    const whole = await (await ask('/v1/people/find')).text();
    served.mock.faults.set('*=truncated');
    const half = await (await ask('/v1/people/find')).text();
    expect(half.length).toBe(Math.ceil(whole.length / 2));
    expect(whole.startsWith(half)).toBe(true);
  });

  it('gets a body that is not quite JSON', async () => {
    served.mock.faults.set('*=invalid-json');
    const response = await ask('/v1/user/profile');
    expect(response.headers.get('content-type')).toContain('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it.each([
    ['*=content-type', 'text/html'],
    ['*=content-type:text/plain', 'text/plain'],
  ])('gets the wrong content type by %s', async (faults, type) => {
    served.mock.faults.set(faults);
    const response = await ask('/v1/user/profile');
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.json()).toMatchObject({ errorcode: 0 });
  });

  it('gets an empty page although there are records', async () => {
    served.mock.faults.set('findPeople=empty-page@2');
    const sizes: number[] = [];
    for (const page of [1, 2, 3]) {
      const response = await ask(`/v1/people/find?pagenumber=${page}`);
      const answer = (await response.json()) as { people: unknown[]; availablecount: number };
      expect(answer.availablecount).toBe(500);
      sizes.push(answer.people.length);
    }
    expect(sizes).toEqual([10, 0, 10]);
  });

  it('gets a page again', async () => {
    served.mock.faults.set('findPeople=repeated-page@2');
    const pages: string[] = [];
    for (const page of [1, 2, 3]) pages.push(await (await ask(`/v1/people/find?pagenumber=${page}`)).text());
    expect(pages[1]).toBe(pages[0]);
    expect(pages[2]).not.toBe(pages[1]);
  });

  it('gets a body that trickles', async () => {
    const whole = await (await ask('/v1/user/profile')).text();
    served.mock.faults.set('*=slow:ms=15,bytes=40');
    const begin = performance.now();
    expect(await (await ask('/v1/user/profile')).text()).toBe(whole);
    // How many pieces a client sees is the network's affair; how long they take is not. Timers may be a little early.
    expect(performance.now() - begin).toBeGreaterThan((Math.ceil(whole.length / 40) - 2) * 14);
  });
});

describe('a schedule', () => {
  const statuses = async (count: number, path = '/v1/user/profile'): Promise<number[]> => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await ways[1][1](path)).status);
    return seen;
  };

  it('strikes the requests it lists, counted by route', async () => {
    served.mock.faults.set('getProfile=429@1,3; /v1/user/stages/*=500@2-');
    expect(await statuses(4)).toEqual([429, 200, 429, 200]);
    expect(await statuses(3, '/v1/user/stages/people')).toEqual([200, 500, 500]);
    expect(await statuses(1, '/v1/profile')).toEqual([200]);
    expect(served.mock.faults.rules.map(({ seen, struck }) => [seen, struck])).toEqual([
      [5, 2],
      [3, 2],
    ]);
  });

  it('strikes by probability, the same way for the same seed', async () => {
    served.mock.faults.set('*=503~0.3');
    const first = await statuses(200);
    served.mock.faults.set('*=503~0.3');
    expect(await statuses(200)).toEqual(first);
    const struck = first.filter((status) => status === 503).length;
    expect(struck).toBeGreaterThan(35);
    expect(struck).toBeLessThan(85);
  });

  it('meets requests by method', async () => {
    served.mock.faults.set('POST /v1/people/find=500');
    expect(await statuses(1, '/v1/people/find')).toEqual([200]);
  });

  it('leaves a mark in the request log', async () => {
    served.mock.faults.set('*=500');
    await statuses(1);
    expect(served.mock.requests.at(-1)).toMatchObject({ status: 500, notes: ['Fault: server-error.'] });
  });
});

describe('a write', () => {
  it.each([
    ['*=500@1', 0],
    ['*=500:done=true@1', 1],
    ['*=reset@1', 1],
  ])('that meets %s is stored %i times', async (faults, count) => {
    served.mock.faults.set(faults);
    const body = JSON.stringify({ emails: [{ value: 'new@example.com' }] });
    const response = await ways[1][1]('/v1/people/create', { method: 'POST', body });
    await response.text().catch(() => {});
    const found = await clientOf(served.mock).get('/v1/people/find?freeformquery=new@example.com');
    expect(found['availablecount']).toBe(count);
  });
});

describe('the faults of a mock', () => {
  it('are those of its options again after a reset', async () => {
    const own = strictMock({ faults: '*=500' });
    own.faults.clear();
    own.faults.add([{ kind: 'reset' }]);
    own.reset();
    expect(own.faults.rules.map(({ rule }) => rule.kind)).toEqual(['server-error']);
  });

  it('are refused when they make no sense', () => {
    expect(() => strictMock({ faults: '*=nothing' })).toThrow(/faults:3/);
    expect(() => served.mock.faults.set([{ kind: 'explosion' as 'reset' }])).toThrow(/faults\[0\]\.kind/);
    expect(() => served.mock.faults.set([{ kind: 'reset', probability: 3 }])).toThrow(/faults\[0\]\.probability/);
  });
});
