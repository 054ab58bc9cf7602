import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from './accounts.js';
import type { Clock } from './clock.js';
import type { ResolvedOptions } from './options.js';
import type { RequestLog, RequestRecord } from './request-log.js';
import type { Store } from './store/store.js';

/** Who an account belongs to. */
export interface AccountIdentity {
  readonly email: string;
  readonly name: string;
  /** The user's own key, as the profile shows it. */
  readonly key: string;
}

/** An account of the mock: a login with data of its own. */
export interface Account extends AccountIdentity {
  /** 32 lower-case hexadecimal digits, drawn from the seed. */
  readonly apiKey: string;
  readonly first: string;
  readonly last: string;
  /** Two letters (ISO 3166). */
  readonly country: string;
  /** Other addresses of the same user. */
  readonly aka: readonly string[];
  readonly store: Store;
}

/** What every route and extension works with. */
export interface MockContext {
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly log: RequestLog;
}

/** Hono's type parameter: what the middleware leaves for the routes. */
export interface MockEnv {
  /** What a server hands over; absent for requests in process. */
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse };
  Variables: {
    mock: MockContext;
    /** The request's entry in the log; still open. */
    entry: RequestRecord;
    /** Set by authentication. */
    account: Account;
  };
}
