import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { breachesOf } from '../contract/breaches.js';
import { REQUEST_CHANNEL } from '../middleware/logging.js';
import type { RequestRecord } from '../request-log.js';

/**
 * A setup file of Vitest: a test fails when a mock got a request that its contract does not have, whoever made the mock.
 * Answers and deliveries are held to it by the mocks themselves, since the test run sets `CLOZE_MOCK_CONTRACT`.
 */

const breaches: string[] = [];
let allowed = false;

/**
 * Lets requests of the test that is running break the contract. For tests of what comes of that; in a `describe`,
 * `beforeEach(allowBreaches)` means all of its tests.
 */
export function allowBreaches(): void {
  allowed = true;
}

const listen = (entry: unknown): void => void breaches.push(...breachesOf(entry as RequestRecord));

const judge = (): void => {
  const found = breaches.splice(0);
  const pardoned = allowed;
  allowed = false;
  if (found.length > 0 && !pardoned) throw new Error(`Requests break the contract:\n${found.join('\n')}`);
};

beforeAll(() => subscribe(REQUEST_CHANNEL, listen));
afterEach(judge);
afterAll(() => {
  unsubscribe(REQUEST_CHANNEL, listen);
  judge();
});
