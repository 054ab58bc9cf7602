import type { Hono } from 'hono';
import type { MockContext, MockEnv } from './context.js';
import type { Handlers } from './route.js';
import type { RelationChange } from './store/change.js';

/** Addresses of the mock itself; no address of the API begins like this. */
export const CONTROL_PREFIX = '/_mock';

/** What an extension may hold on to. */
export interface Host {
  readonly mock: MockContext;
  readonly app: Hono<MockEnv>;
  /** Hears of every change in every account. */
  onChange(listener: (change: RelationChange) => void): void;
  /** Runs after `reset()` and `restore()`, when the stores hold the other data already and the clock has no timers. */
  onRestore(listener: () => void): void;
  /** Runs at `close()`. */
  onClose(listener: () => void | Promise<void>): void;
}

/** A part of the mock beside the API's data: webhook delivery, faults, OAuth pages, the inspector. */
export interface Extension {
  readonly name: string;
  /** Adds middleware between the request log and the operations (`host.app.use`), and listeners. */
  before?(host: Host): void;
  /** Handlers of operations of the contract. */
  handlers?: Handlers;
  /** Adds pages that are no operations of the API, such as those below {@link CONTROL_PREFIX}. */
  pages?(host: Host): void;
}
