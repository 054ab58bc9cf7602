import { createRecorder, toHar } from '@connect-app/app-runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowBreaches } from '../../packages/cloze-mock/src/testing/contract-watch.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario({ account: { aka: ['mara@alias.example'] } });
});
afterEach(() => scenario.close());

const profile = (answer: unknown): void => scenario.answerOnce('/v1/user/profile', { body: answer });

describe('connection', () => {
  it('reads the profile with the key in the header alone, and shows the address (R8.4)', async () => {
    const tested = await scenario.runner.testConnection('cloze', scenario.connection);
    expect(tested.metadata).toEqual({ type: 'email', value: scenario.mock.account.email });
    expect(scenario.sent).toHaveLength(1);
    expect(scenario.sent[0]).toMatchObject({ method: 'GET', path: '/v1/user/profile', query: {} });
    expect(scenario.sent[0]?.headers['authorization']).toBe(`Bearer ${scenario.connection.apiKey}`);
  });

  it.each(['mara@alias.example', 'MARA@alias.example'])('takes the alias %s', async (email) => {
    const tested = await scenario.runner.testConnection('cloze', { ...scenario.connection, email });
    expect(tested.metadata).toEqual({ type: 'email', value: scenario.mock.account.email });
  });

  it('takes a key pasted with blanks around it', async () => {
    const apiKey = ` ${scenario.connection.apiKey} `;
    await scenario.runner.testConnection('cloze', { ...scenario.connection, apiKey });
    expect(scenario.sent[0]?.headers['authorization']).toBe(`Bearer ${scenario.connection.apiKey}`);
  });

  it('refuses the address of somebody else with a clear sentence', async () => {
    await expect(
      scenario.runner.testConnection('cloze', { ...scenario.connection, email: 'other@example.com' }),
    ).rejects.toThrow(
      `The API key belongs to ${scenario.mock.account.email}, not to other@example.com. Enter the e-mail address of the account in which the key was made.`,
    );
  });

  it('refuses a wrong key', async () => {
    await expect(
      scenario.runner.testConnection('cloze', { ...scenario.connection, apiKey: '0'.repeat(32) }),
    ).rejects.toMatchObject({
      type: 'InvalidAccessTokenError',
      statusCode: 401,
      message: '[401] Invalid token: access token is invalid. Copy the API key from Cloze once more.',
    });
  });

  it('shows the error code of a 401 that has one', async () => {
    scenario.answerOnce('/v1/user/profile', {
      status: 401,
      body: { errorcode: 1, message: 'The API key was not found' },
    });
    await expect(scenario.runner.testConnection('cloze', scenario.connection)).rejects.toThrow(
      '[401] The API key was not found (Cloze error 1). Copy the API key from Cloze once more.',
    );
  });

  it('reads a profile that is called user', async () => {
    profile({ errorcode: 0, user: { email: scenario.connection.email } });
    const tested = await scenario.runner.testConnection('cloze', scenario.connection);
    expect(tested.metadata).toMatchObject({ value: scenario.connection.email });
  });

  it('refuses an answer without a profile', async () => {
    profile({ errorcode: 0 });
    await expect(scenario.runner.testConnection('cloze', scenario.connection)).rejects.toThrow(
      'Cloze did not say whose API key this is. Check the key.',
    );
  });

  it('refuses a logical error with its message', async () => {
    profile({ errorcode: 7, message: 'No' });
    await expect(scenario.runner.testConnection('cloze', scenario.connection)).rejects.toThrow(
      '[200] No (Cloze error 7)',
    );
  });

  it.each([
    [429, 'RateLimitError'],
    [500, 'ConnectionError'],
    [502, 'ConnectionError'],
  ])('maps HTTP %i to %s (R11.5)', async (status, type) => {
    scenario.answerOnce('/v1/user/profile', {
      status,
      headers: { 'content-type': 'text/html' },
      body: '<html></html>',
    });
    await expect(scenario.runner.testConnection('cloze', scenario.connection)).rejects.toMatchObject({
      type,
      statusCode: status,
    });
  });

  it('wants both fields (R6.13)', async () => {
    await expect(scenario.runner.testConnection('cloze', { email: 'a@example.com' })).rejects.toThrow(
      'Validation failed',
    );
    await expect(scenario.runner.testConnection('cloze', { ...scenario.connection, email: 'nobody' })).rejects.toThrow(
      'Validation failed',
    );
    expect(scenario.sent).toEqual([]);
  });
});

describe('the API key', () => {
  it.each([
    ['findPeople', { limit: 1 }],
    ['makeApiCall', { url: '/v1/nothing', method: 'GET' }],
  ])('stands neither in the record nor in the HAR of %s (R1.37)', async (module, parameters) => {
    allowBreaches();
    const recorder = createRecorder();
    await scenario.runAny(module, parameters, { listener: recorder.listener }).catch(() => {});
    const record = recorder.record;
    if (!record) throw new Error('Nothing was recorded.');
    expect(scenario.sent).toHaveLength(1);
    expect(JSON.stringify([record, toHar(record)])).not.toContain(scenario.connection.apiKey);
  });
});
