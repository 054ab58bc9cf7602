import { describe, expect, it } from 'vitest';
import { parseFaults } from './notation.js';

describe('parseFaults', () => {
  it.each([
    ['GET /v1/people/find=429', [{ route: 'GET /v1/people/find', kind: 'too-many-requests' }]],
    [
      'findPeople=429:retry-after=2@1,3',
      [
        {
          route: 'findPeople',
          kind: 'too-many-requests',
          retryAfter: 2,
          at: [
            { from: 1, to: 1 },
            { from: 3, to: 3 },
          ],
        },
      ],
    ],
    ['*=latency:200~0.2', [{ route: '*', kind: 'latency', ms: 200, probability: 0.2 }]],
    ['/v1/people/*=502@2-4', [{ route: '/v1/people/*', kind: 'server-error', status: 502, at: [{ from: 2, to: 4 }] }]],
    ['*=reset@5-', [{ route: '*', kind: 'reset', at: [{ from: 5 }] }]],
    ['*=503:retry-after=9,done=true', [{ route: '*', kind: 'server-error', status: 503, retryAfter: 9, done: true }]],
    [
      '*=content-type:text/plain; *=slow:ms=5,bytes=10',
      [
        { route: '*', kind: 'content-type', type: 'text/plain' },
        { route: '*', kind: 'slow', ms: 5, bytes: 10 },
      ],
    ],
    [' ; ', []],
  ])('reads %s', (text, rules) => {
    expect(parseFaults(text)).toEqual(rules);
  });

  it.each([
    ['nonsense', 'faults:1: "nonsense" is no fault'],
    ['people=429', 'faults:1: "people" is no route'],
    ['*=latncy', 'faults:3: "latncy" is no kind of fault. There are: 401, 429'],
    ['*=500; *=latency:x', 'faults:18: ms must be a whole number, not "x"'],
    ['*=429:wait=3', 'faults:7: too-many-requests knows no parameter "wait". It knows: retry-after.'],
    ['*=reset:9', 'faults:9: reset knows no parameter "9". It knows none.'],
    ['*=500@0', 'faults:7: "0" says no requests'],
    ['*=500@4-2', 'faults:7: "4-2" says no requests'],
    ['*=500~2', 'faults:7: A probability is a number from 0 to 1, not "2"'],
    ['*=__proto__', 'faults:3: "__proto__" is no kind'],
  ])('refuses %s, saying where', (text, message) => {
    expect(() => parseFaults(text)).toThrow(message);
  });
});
