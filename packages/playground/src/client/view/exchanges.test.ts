import type { RunRecord } from '@connect-app/app-runner';
import { describe, expect, it } from 'vitest';
import { addressParts, exchangesOf } from './exchanges.js';

const page = (at: number, url: string) => ({ at, request: { method: 'GET', url, headers: [] } });
const record = (parts: Partial<RunRecord>): RunRecord => ({
  component: { kind: 'module', name: 'm', section: 'api' },
  startedAt: 0,
  steps: [],
  calls: [],
  bundles: [],
  bundleCount: 0,
  pagesLeftOut: 0,
  warnings: [],
  ...parts,
});

describe('the requests of a run', () => {
  it('stand in order of sending, each with its command, and say where they belong', () => {
    const run = record({
      calls: [
        {
          component: { kind: 'rpc', name: 'fields', section: 'api' },
          steps: [{ step: 0, attempts: [{ temp: {}, pages: [page(1, '/fields')] }] }],
          calls: [],
        },
      ],
      steps: [
        { step: 0, attempts: [{ temp: {}, pages: [page(2, '/a?page=1'), { at: 3 }, page(4, '/a?page=2')] }] },
        { step: 1, skipped: true, attempts: [] },
        {
          step: 2,
          attempts: [
            { temp: {}, pages: [page(5, '/b')] },
            { temp: {}, pages: [page(6, '/b')] },
          ],
        },
      ],
      pagesLeftOut: 7,
    });
    const group = exchangesOf({ record: run, har: {}, curl: ['c1', 'c2', 'c3', 'c4', 'c5'] }, 3);
    expect(group).toMatchObject({ skipped: [1], leftOut: 7 });
    expect(group.exchanges.map(({ key, page: { request }, curl, place }) => [key, request?.url, curl, place])).toEqual([
      ['3.0', '/fields', 'c1', 'rpc fields'],
      ['3.1', '/a?page=1', 'c2', 'step 1, page 1'],
      ['3.2', '/a?page=2', 'c3', 'step 1, page 3'],
      ['3.3', '/b', 'c4', 'step 3, attempt 1'],
      ['3.4', '/b', 'c5', 'step 3, attempt 2'],
    ]);
  });

  it('need no place where there is one alone', () => {
    const run = record({ steps: [{ step: 0, attempts: [{ temp: {}, pages: [page(1, '/a')] }] }] });
    expect(exchangesOf({ record: run, har: {}, curl: ['c'] }, 0).exchanges[0]?.place).toBe('');
  });
});

describe('the call that came to a webhook', () => {
  it('stands before the requests it brought about, with a command of its own', () => {
    const run = record({
      incoming: page(1, '/hooks/x'),
      steps: [{ step: 0, attempts: [{ temp: {}, pages: [page(2, '/a')] }] }],
    });
    const { exchanges } = exchangesOf({ record: run, har: {}, curl: ['c'], incomingCurl: 'i' }, 'd');
    expect(exchanges).toMatchObject([
      { key: 'd.in', curl: 'i', place: 'came in', incoming: true },
      { key: 'd.0', curl: 'c', place: '' },
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['https://api.example.com/v1/a?b=c#d', 'api.example.com', '/v1/a?b=c#d'],
    ['http://127.0.0.1:80', '127.0.0.1:80', '/'],
    ['https://a.example?x=1', 'a.example', '?x=1'],
    ['nonsense', '', 'nonsense'],
  ])('%s falls into host and path', (url, host, path) => {
    expect(addressParts(url)).toEqual({ host, path });
  });
});
