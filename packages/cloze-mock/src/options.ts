import type { FaultRule } from './faults/fault.js';
import type { OAuthClient } from './oauth/clients.js';
import type { Starter } from './seed/starter.js';

/**
 * How requests and answers are held against the contract. `report`: requests are, when the log is read. `strict`: `warn` hears of
 * each request that does not fit; an answer that does not makes `fetch` reject, a delivery `clock.idle`. For tests. `off`: nothing is.
 */
export type ContractMode = 'off' | 'report' | 'strict';

/**
 * `tolerant`: what clients of the API are known to send is taken although it is not documented (POST where the API has GET
 * or DELETE, `identifier` for `uniqueid`, …), and the request log says so. `documented`: it is refused.
 */
export type CallTolerance = 'tolerant' | 'documented';

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
  /** Applications that may ask for access with OAuth 2. Default: one, drawn from the seed, that may be answered anywhere. */
  readonly oauthClients?: readonly OAuthClient[];
  /** Where the clock starts: an ISO date. Default 2026-06-01T08:00:00Z, or now when `live`. */
  readonly now?: string;
  /** Lets the clock run with the machine's. Default false: it stands still until `clock.advance`. */
  readonly live?: boolean;
  /** Default: the environment's `CLOZE_MOCK_CONTRACT`, else `report`. */
  readonly contract?: ContractMode;
  /** Default `tolerant`, or `documented` with `contract: 'strict'`. */
  readonly calls?: CallTolerance;
  /** Hears of each route the API does not have, once, and when `strict` of all else the contract does not. Default: `console.warn`. */
  readonly warn?: (message: string) => void;
  /** How many requests the log keeps. Default 1000. */
  readonly keepRequests?: number;
  /** Communications dated in the future: error 38 as the live API answered, or accepted as its document says. */
  readonly futureDates?: 'refuse' | 'accept';
  /** What goes wrong from the start, as rules or in the command line's notation. Default: nothing. */
  readonly faults?: readonly FaultRule[] | string;
  /** Answers commands from outside below `/_mock/control/`: faults, clock, reset, snapshot. Default false. */
  readonly control?: boolean;
  /** Milliseconds of the machine's time that a webhook's target has to answer. Default 10000, as Cloze documents. */
  readonly replyTimeout?: number;
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
  readonly calls: CallTolerance;
  readonly warn: (message: string) => void;
  readonly keepRequests: number;
  readonly futureDates: 'refuse' | 'accept';
  readonly faults: readonly FaultRule[] | string;
  readonly control: boolean;
  readonly replyTimeout: number;
  readonly fetch: typeof globalThis.fetch;
}
