import type { Arguments } from './arguments.js';
import type { Account, MockContext } from './context.js';
import { invalidValue } from './errors.js';
import type { Store } from './store/store.js';

/** One call of an operation, as its handler sees it. */
export interface Call {
  readonly mock: MockContext;
  readonly account: Account;
  readonly store: Store;
  /** The request's address with the query as it came. */
  readonly url: URL;
  /** The first value of a query parameter; an empty one counts as absent. */
  query(name: string): string | undefined;
  /** A query parameter read as a boolean: `true`, `1` or `yes` in any case. */
  flag(name: string): boolean;
  /** The JSON body, which must be an object (error 26 otherwise). */
  body(): Readonly<Record<string, unknown>>;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

/** Answers an operation with a JSON value, or a promise of one; a thrown `ClozeError` becomes the API's error body. */
export type Handler = (call: Call) => unknown;

/** Handlers by operation id, one object a resource. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Builds the {@link Call} of a request whose arguments have been read. */
export function createCall(mock: MockContext, account: Account, given: Arguments): Call {
  const query = (name: string): string | undefined => given.query.get(name) || undefined;
  return {
    mock,
    account,
    store: account.store,
    url: given.url,
    signal: given.signal,
    query,
    flag: (name) => /^(true|1|yes)$/i.test(query(name) ?? ''),
    body: () => {
      if (given.bodyError) throw given.bodyError;
      if (typeof given.body !== 'object' || given.body === null) throw invalidValue('body', 'no JSON object');
      return given.body as Readonly<Record<string, unknown>>;
    },
  };
}
