import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEAST_CALL_ROWS } from './support/least-calls.js';
import { type Answer, createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario({ people: 5 });
});
beforeEach(() => scenario.forget());
afterAll(() => scenario.close());

const HTML = { headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' };
const logical = (errorcode: number, message: string): Answer => ({ body: { errorcode, message } });

/** What Cloze may answer, and what becomes of it: type, message, and the fate of the scenario (R9.3–R9.5, R11.5). */
const FAILURES: readonly {
  readonly failure: string;
  readonly answer: Answer;
  readonly type: string;
  readonly message: string | RegExp;
  readonly effect: string;
}[] = [
  {
    failure: '401 without a key',
    answer: { status: 401, body: { errorcode: 1, message: 'The API key was not found' } },
    type: 'InvalidAccessTokenError',
    message: '[401] The API key was not found (Cloze error 1)',
    effect: 'deactivate',
  },
  {
    failure: '401 with a wrong key, which has no error code',
    answer: { status: 401, body: { message: 'Invalid token: access token is invalid' } },
    type: 'InvalidAccessTokenError',
    message: '[401] Invalid token: access token is invalid',
    effect: 'deactivate',
  },
  {
    failure: '429',
    answer: { status: 429, body: {} },
    type: 'RateLimitError',
    message: '[429] Too many requests',
    effect: 'retry',
  },
  {
    failure: '500',
    answer: { status: 500, body: { errorcode: 9, message: 'Broken' } },
    type: 'ConnectionError',
    message: '[500] Broken (Cloze error 9)',
    effect: 'retry',
  },
  {
    failure: '502 with a page of HTML',
    answer: { status: 502, ...HTML },
    type: 'ConnectionError',
    message: '[502] Cloze could not answer the request',
    effect: 'retry',
  },
  {
    failure: '400 with an error code',
    answer: { status: 400, ...logical(26, 'Invalid') },
    type: 'DataError',
    message: '[400] Invalid (Cloze error 26)',
    effect: 'incomplete-execution',
  },
  {
    failure: '404',
    answer: { status: 404, body: 'Nothing' },
    type: 'RuntimeError',
    message: '[404] Cloze could not answer the request',
    effect: 'rollback',
  },
  {
    failure: 'a redirect to another host',
    answer: { status: 302, headers: { location: 'https://evil.example/' }, body: '' },
    type: 'DataError',
    message: '[302] Cloze refused the request',
    effect: 'incomplete-execution',
  },
  ...(
    [
      [11, 'No identifiers available'],
      [26, 'An invalid value was provided for the [stage]: [x]'],
      [32, 'Invalid address'],
      [38, 'The date is in the future'],
      [62, 'Not found'],
    ] as const
  ).map(([code, text]) => ({
    failure: `error ${code}`,
    answer: logical(code, text),
    type: 'DataError',
    message: `[200] ${text} (Cloze error ${code})`,
    effect: 'incomplete-execution',
  })),
  {
    failure: 'an error code without a message',
    answer: { body: { errorcode: 32 } },
    type: 'DataError',
    message: '[200] Cloze refused the request (Cloze error 32)',
    effect: 'incomplete-execution',
  },
  {
    failure: 'a broken connection (R1.36)',
    answer: { networkError: 'ECONNRESET' },
    type: 'ConnectionError',
    message: /api\.cloze\.com/,
    effect: 'retry',
  },
  {
    failure: 'a timeout (R1.36)',
    answer: { networkError: 'ETIMEDOUT' },
    type: 'ModuleTimeoutError',
    message: /timed out|took longer|timeout/i,
    effect: 'retry',
  },
];

describe.each(LEAST_CALL_ROWS)('$module', ({ module, parameters, requests }) => {
  it.each(FAILURES)('makes $type of $failure', async ({ answer, type, message, effect }) => {
    scenario.answerOnce('/v1/', answer);
    const run = scenario.runAny(module, parameters);
    await expect(run).rejects.toMatchObject({
      type,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      effect: { kind: effect },
    });
    // Nothing is asked after a failure, and the key stays with Cloze.
    expect(scenario.sent.map(({ method, path }) => `${method} ${path}`)).toEqual(requests.slice(0, 1));
  });

  it.each([
    ['a page of HTML', HTML],
    ['a page of HTML that says it is JSON', { ...HTML, headers: { 'content-type': 'application/json' } }],
    ['half a JSON', { headers: { 'content-type': 'application/json' }, body: '{"errorcode":0,"li' }],
  ])('takes %s for an error, not for an empty result', async (_, answer) => {
    scenario.answerOnce('/v1/', answer);
    const run = scenario.runAny(module, parameters);
    // An arbitrary call passes on what comes back, if it is what it says it is.
    if (module === 'makeApiCall' && answer.headers['content-type'] === 'text/html') {
      await expect(run).resolves.toMatchObject([{ statusCode: 200, body: HTML.body }]);
    } else {
      await expect(run).rejects.toMatchObject({ type: 'DataError', message: expect.stringContaining('JSON') });
    }
  });
});

describe.each(LEAST_CALL_ROWS.filter(({ requests }) => requests.length === 2))(
  '$module, reading the record back',
  ({ module, parameters, requests }) => {
    const [write = '', read = ''] = requests.map((request) => request.split(' ')[1]);

    it('keeps a write that succeeded when the record is not found', async () => {
      scenario.answerOnce(write, { body: { errorcode: 0 } });
      scenario.answerOnce(read, logical(62, 'Not found'));
      expect(await scenario.runAny(module, parameters)).toMatchObject([{ errorcode: 0 }]);
    });

    it.each([
      [{ status: 429, body: {} }, 'RateLimitError'],
      [{ status: 500, body: {} }, 'ConnectionError'],
    ])('may run again after %o, which saves the same once more', async (answer, type) => {
      scenario.answerOnce(write, { body: { errorcode: 0 } });
      scenario.answerOnce(read, answer);
      await expect(scenario.runAny(module, parameters)).rejects.toMatchObject({ type, effect: { kind: 'retry' } });
    });
  },
);

it('takes a missing error code for success', async () => {
  scenario.answerOnce('/v1/people/find', { body: { availablecount: 1, people: [{ name: 'A' }] } });
  expect(await scenario.run('findPeople', {})).toMatchObject([{ name: 'A' }]);
});
