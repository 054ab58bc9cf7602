import { afterEach, beforeEach } from 'vitest';
import type { ClozeMock } from '../mock.js';
import type { ClozeMockOptions } from '../options.js';
import { strictMock } from './mock.js';

/** A mock that listens, a new one for each test of the file or `describe`. */
export interface ListeningMock {
  readonly mock: ClozeMock;
  readonly url: string;
  /** What carries the account's key. */
  readonly headers: { readonly authorization: string };
}

export function listeningMock(options: ClozeMockOptions = {}): ListeningMock {
  let mock: ClozeMock;
  let url: string;
  beforeEach(async () => {
    mock = strictMock(options);
    url = (await mock.listen()).url;
  });
  afterEach(() => mock.close());
  return {
    get mock() {
      return mock;
    },
    get url() {
      return url;
    },
    get headers() {
      return { authorization: `Bearer ${mock.account.apiKey}` };
    },
  };
}
