import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClozeMock } from '../index.js';
import { clientOf } from '../testing/client.js';
import { strictMock } from '../testing/mock.js';

let mock: ClozeMock;
let url: string;

beforeEach(async () => {
  mock = strictMock({ control: true });
  url = (await mock.listen()).url;
});

afterEach(() => mock.close());

const command = async (method: string, path: string, body?: unknown): Promise<[number, Record<string, unknown>]> => {
  const response = await fetch(`${url}/_mock/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return [response.status, (await response.json()) as Record<string, unknown>];
};

describe('the control endpoint', () => {
  it('is off by default', async () => {
    const plain = strictMock();
    const response = await plain.fetch(new Request('http://localhost/_mock/control/faults'));
    expect(response.status).toBe(404);
  });

  it('sets, adds, shows and clears faults', async () => {
    await command('PUT', 'faults', { faults: '*=500@1' });
    await command('POST', 'faults', { faults: [{ route: 'findPeople', kind: 'reset' }] });
    await fetch(`${url}/v1/user/profile`);
    expect(await command('GET', 'faults')).toEqual([
      200,
      {
        faults: [
          { route: '*', kind: 'server-error', status: 500, at: [{ from: 1, to: 1 }], seen: 1, struck: 1 },
          { route: 'findPeople', kind: 'reset', seen: 0, struck: 0 },
        ],
      },
    ]);
    expect(await command('DELETE', 'faults')).toEqual([200, { faults: [] }]);
  });

  it('moves the clock', async () => {
    const before = mock.clock.now();
    expect(await command('POST', 'clock', { advance: 90_000 })).toEqual([200, { now: before + 90_000 }]);
    expect(await command('GET', 'clock')).toEqual([200, { now: before + 90_000 }]);
  });

  it('takes a snapshot, brings it back, and resets', async () => {
    const client = clientOf(mock);
    await client.post('/v1/people/create', { emails: [{ value: 'a@example.com' }] });
    const [, snapshot] = await command('GET', 'snapshot');
    await client.delete('/v1/people/delete?uniqueid=a@example.com');
    await command('PUT', 'snapshot', snapshot);
    expect(await client.get('/v1/people/find?countonly=true')).toMatchObject({ availablecount: 501 });
    await command('POST', 'reset');
    expect(await client.get('/v1/people/find?countonly=true')).toMatchObject({ availablecount: 500 });
  });

  it('makes things happen and tells what was asked', async () => {
    const [, { happenings }] = await command('GET', 'happenings');
    expect(happenings).toContainEqual({ name: 'newLead', label: 'A new lead arrives' });
    expect(await command('POST', 'happenings', { name: 'newLead' })).toEqual([
      200,
      { told: expect.stringMatching(/new lead/) },
    ]);
    await clientOf(mock).get('/v1/user/profile');
    expect(await command('GET', 'requests')).toMatchObject([200, { requests: [{ operation: 'getProfile' }] }]);
    expect(await command('GET', 'deliveries')).toEqual([200, { deliveries: [] }]);
  });

  it.each([
    ['PUT', 'faults', { faults: '*=nothing' }, 'fault-syntax'],
    ['PUT', 'faults', {}, 'control-faults'],
    ['POST', 'clock', { advance: -1 }, 'control-advance'],
    ['PUT', 'snapshot', {}, 'control-snapshot'],
    ['PUT', 'snapshot', { now: 1, accounts: {} }, 'snapshot-account'],
    ['POST', 'happenings', { name: 'nothing' }, 'control-happening'],
    ['POST', 'clock', 'text', 'control-body'],
  ])('refuses %s %s with %j', async (method, path, body, code) => {
    expect(await command(method, path, body)).toEqual([400, { code, message: expect.any(String) }]);
  });

  it('takes no form of another site', async () => {
    const form = await fetch(`${url}/_mock/control/reset`, { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(form.status).toBe(400);
    const foreign = await fetch(`${url}/_mock/control/reset`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });
});

describe('a server', () => {
  /** `fetch` does not let a caller choose the Host header. */
  const statusFor = (host: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${url}${path}`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each([
    ['localhost:80', '/v1/user/profile', 401],
    ['[::1]:80', '/v1/user/profile', 401],
    ['api.cloze.com', '/v1/user/profile', 401],
    ['api.cloze.com', '/_mock/control/clock', 403],
    ['evil.example', '/v1/user/profile', 403],
    ['evil.example', '/_mock/control/clock', 403],
    ['127.0.0.1.evil.example', '/_mock/control/clock', 403],
    ['127.0.0.1', '/_mock/control/clock', 200],
  ])('answers to %s for %s with %i', async (host, path, status) => {
    expect(await statusFor(host, path)).toBe(status);
  });
});
