import type { Starter } from './seed/starter.js';

/** What happens when a request or an answer breaks the contract. */
export type ContractMode = 'log' | 'throw' | 'off';

/** An account beside the first one. */
export interface AccountOptions {
  readonly email: string;
  readonly name?: string;
  /** Default: drawn from the seed and the e-mail address. */
  readonly apiKey?: string;
  /** Other addresses of the same user. */
  readonly aka?: readonly string[];
  /** The account's data. Default: the seeded story for the first account, an empty account for the others. */
  readonly starter?: Starter;
}

/** Options of `createClozeMock`. */
export interface ClozeMockOptions {
  /** Decides ids, keys, names and times. Default 1. */
  readonly seed?: number;
  /** How many people the first account has. Default 500; up to ten million. */
  readonly people?: number;
  /** The account's own data instead of the seeded story. */
  readonly starter?: Starter;
  /** Overrides for the first account. */
  readonly account?: Partial<Omit<AccountOptions, 'starter'>>;
  /** More accounts, each with separate data. */
  readonly accounts?: readonly AccountOptions[];
  /** Where the clock starts: an ISO date. Default 2026-06-01T08:00:00Z, or now when `live`. */
  readonly now?: string;
  /** Lets the clock run with the machine's. Default false: it stands still until `clock.advance`. */
  readonly live?: boolean;
  /** Default `log`: findings go to the request log. */
  readonly contract?: ContractMode;
  /** How many requests the log keeps. Default 1000. */
  readonly keepRequests?: number;
  /** Communications dated in the future: error 38 as the live API answered, or accepted as its document says. */
  readonly futureDates?: 'refuse' | 'accept';
  /** How webhooks are delivered. Default: the machine's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** {@link ClozeMockOptions} with every default filled in. */
export interface ResolvedOptions {
  readonly seed: number;
  readonly people: number;
  readonly starter: Starter | undefined;
  readonly account: Partial<Omit<AccountOptions, 'starter'>>;
  readonly accounts: readonly AccountOptions[];
  readonly start: number;
  readonly live: boolean;
  readonly contract: ContractMode;
  readonly keepRequests: number;
  readonly futureDates: 'refuse' | 'accept';
  readonly fetch: typeof globalThis.fetch;
}
