import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createRedactor, createRunner } from '@connect-app/app-runner';
import { systemEnvironment } from '@connect-app/iml';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { Connections } from './connections.js';
import { createServerApp } from './create-app.js';
import { EventHub } from './event-hub.js';
import { LiveApp } from './live-app.js';
import type { Playground, PlaygroundOptions, ReadyMadeConnection } from './options.js';
import { CLIENT_FOLDER } from './static-files.js';
import { Subscriptions } from './subscriptions.js';
import { TriggerStates } from './trigger-states.js';
import { WebhookLog } from './webhook-log.js';
import { runnableApp, type Workbench } from './workbench.js';

/**
 * Starts the playground of an app on loopback: the page, and the server that runs the app for it.
 *
 * @throws the error of `listen`, with its `code`, when the port is taken.
 * @example
 * const playground = await startPlayground({ app: './my-app', port: 4000, transport: createHttpTransport() });
 * console.log(playground.url);
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const environment = systemEnvironment({ timezone: options.timezone ?? 'UTC' });
  const { transport } = options;
  const live = await LiveApp.open({
    path: options.app,
    createRunner: (app) => createRunner(app, { transport, environment }),
  });
  const listening = { port: 0 };
  const bench = assemble({ options, live, environment, address: () => `http://127.0.0.1:${listening.port}` });
  const app = createServerApp({
    bench,
    token: randomBytes(32).toString('base64url'),
    client: options.client ?? CLIENT_FOLDER,
    ownOrigin: { port: () => listening.port, publicUrl: options.publicUrl },
  });
  const server = await listen(app, options.port).catch(async (error: unknown) => {
    await live.close();
    throw error;
  });
  listening.port = (server.address() as AddressInfo).port;
  if (options.readyMade) await offerOnceRunning(bench, options.readyMade);
  return {
    url: bench.address(),
    close: async () => {
      await bench.subscriptions.detachAll();
      bench.events.close();
      await live.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

interface Parts {
  readonly options: PlaygroundOptions;
  readonly live: LiveApp;
  readonly environment: Workbench['environment'];
  readonly address: () => string;
}

function assemble({ options, live, environment, address }: Parts): Workbench {
  const secrets = createRedactor();
  const events = new EventHub();
  live.onReload(() => events.send({ type: 'reloaded' }));
  const webhookLog = new WebhookLog({ secrets, now: environment.now, tell: (event) => events.send(event) });
  return {
    live,
    environment,
    secrets,
    events,
    webhookLog,
    address,
    connections: new Connections(secrets),
    states: new TriggerStates(),
    browserAddress: options.browserAddress ?? ((url) => url),
    happenings: options.happenings ?? [],
    subscriptions: new Subscriptions({
      address: () => options.publicUrl?.replace(/\/+$/, '') ?? address(),
      now: environment.now,
      log: webhookLog,
      runner: () => live.lastRunner ?? runnableApp({ live }).runner,
      onChange: (subscriptions) => events.send({ type: 'subscriptions', subscriptions }),
    }),
  };
}

/** Offers the ready-made connection: now, or as soon as an app that does not run is mended. */
async function offerOnceRunning(
  { live, connections, events }: Workbench,
  readyMade: ReadyMadeConnection,
): Promise<void> {
  let isOffered = false;
  const offer = async (): Promise<void> => {
    const { app, runner } = live.current;
    if (isOffered || !app || !runner) return;
    isOffered = true;
    await connections.offer({ app, runner }, readyMade);
    events.send({ type: 'connections', connections: connections.list() });
  };
  live.onReload(() => void offer());
  await offer();
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });
}
