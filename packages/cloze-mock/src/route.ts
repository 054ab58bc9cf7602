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
}

/** Answers an operation with a JSON value; a thrown `ClozeError` becomes the API's error body. */
export type Handler = (call: Call) => unknown;

/** Handlers by operation id, one object a resource. */
export type Handlers = Readonly<Record<string, Handler>>;

/** Builds the {@link Call} of a request whose body has been read as text. */
export function createCall(mock: MockContext, account: Account, url: URL, text: string): Call {
  const query = (name: string): string | undefined => url.searchParams.get(name) || undefined;
  return {
    mock,
    account,
    store: account.store,
    url,
    query,
    flag: (name) => /^(true|1|yes)$/i.test(query(name) ?? ''),
    body: () => parseBody(text),
  };
}

function parseBody(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the API says of a body that is not JSON was never recorded; logical errors travel in a 200.
    throw invalidValue('body', 'not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidValue('body', 'not a JSON object');
  }
  return value as Readonly<Record<string, unknown>>;
}
