import type { Hono } from 'hono';
import type { ConnectionAnswer, ConnectionForm } from '../../protocol.js';
import { literalValues } from '../form-values.js';
import type { Authorizations } from '../oauth.js';
import { readBody } from '../request-body.js';
import { runnableApp, type Workbench } from '../workbench.js';

/** Connections: create, verify, forget. The data of a connection comes in and never goes out. */
export function connectionRoutes(
  api: Hono,
  { bench, authorizations }: { bench: Workbench; authorizations: Authorizations },
): void {
  const changed = (): void => bench.events.send({ type: 'connections', connections: bench.connections.list() });

  api.get('/connections', (context) => context.json(bench.connections.list()));

  api.post('/connections', async (context) => {
    const running = runnableApp(bench);
    const { type, values } = await readBody<ConnectionForm>(context, ['type']);
    const data = literalValues(values ?? {});
    if (running.app.connections.get(type)?.type !== 'oauth') {
      const connection = await bench.connections.create(running, type, data);
      changed();
      return context.json({ connection } satisfies ConnectionAnswer);
    }
    const authorization = await running.runner.authorize(type, data, {
      redirectUri: `${bench.address()}/oauth/callback`,
    });
    if (authorization.url !== undefined) {
      authorizations.begin({ type, authorization });
      return context.json({ authorize: bench.browserAddress(authorization.url) } satisfies ConnectionAnswer);
    }
    const connection = bench.connections.keep(running.app, type, await authorization.complete({}));
    changed();
    return context.json({ connection } satisfies ConnectionAnswer);
  });

  api.post('/connections/:id/verify', async (context) => {
    try {
      return context.json(await bench.connections.verify(runnableApp(bench), context.req.param('id')));
    } finally {
      changed();
    }
  });

  api.delete('/connections/:id', async (context) => {
    const { type, data } = bench.connections.remove(context.req.param('id'));
    changed();
    const { app, runner } = bench.live.current;
    // Whether a failure keeps the platform from deleting is not documented (R8.9): it does not here.
    if (app?.connections.get(type)?.type === 'oauth') await runner?.invalidateConnection(type, data).catch(() => {});
    return context.json({});
  });
}
