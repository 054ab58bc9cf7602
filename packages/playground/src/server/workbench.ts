import type { App, Module } from '@connect-app/app-model';
import type { Redactor, Runner } from '@connect-app/app-runner';
import type { Environment } from '@connect-app/iml';
import type { Connections } from './connections.js';
import type { EventHub } from './event-hub.js';
import { Refusal } from './failures.js';
import type { LiveApp } from './live-app.js';
import type { Happening } from './options.js';
import type { Subscriptions } from './subscriptions.js';
import type { TriggerStates } from './trigger-states.js';
import type { WebhookLog } from './webhook-log.js';

/** Everything the routes of the server work with. */
export interface Workbench {
  readonly live: LiveApp;
  readonly environment: Environment;
  /** Knows every secret of every connection; whatever leaves the server goes through it. */
  readonly secrets: Redactor;
  readonly connections: Connections;
  readonly subscriptions: Subscriptions;
  readonly webhookLog: WebhookLog;
  readonly states: TriggerStates;
  readonly events: EventHub;
  readonly happenings: readonly Happening[];
  /** `http://127.0.0.1:<port>`, once the server listens. */
  readonly address: () => string;
  /** Where a browser finds an address of the service. */
  readonly browserAddress: (url: string) => string;
}

/** The app and its runner. @throws Refusal when there is none that runs. */
export function runnableApp({ live }: Pick<Workbench, 'live'>): { app: App; runner: Runner } {
  const { app, runner, findings } = live.current;
  if (app && runner) return { app, runner };
  const first = findings.find(({ severity }) => severity === 'error');
  const why = first ? ` ${first.file}:${first.line}:${first.column}: ${first.message}` : '';
  throw new Refusal(409, 'app-does-not-run', `The app cannot run as it is.${why}`);
}

/** @throws Refusal when the app has no such module. */
export function moduleOf(app: App, name: string): Module {
  const module = app.modules.get(name);
  if (!module) throw new Refusal(404, 'unknown-module', `The app has no module "${name}".`);
  return module;
}

/** The connection a module works with: its own, or its webhook's. */
export function connectionNameOf(app: App, module: Module): string | undefined {
  return module.connection ?? app.webhooks.get(module.webhook ?? '')?.connection;
}
