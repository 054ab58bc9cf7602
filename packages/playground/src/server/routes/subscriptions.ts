import type { Hono } from 'hono';
import type { AttachCall, HappeningAnswer } from '../../protocol.js';
import { Refusal } from '../failures.js';
import { literalValues } from '../form-values.js';
import { readBody } from '../request-body.js';
import { moduleOf, runnableApp, type Workbench } from '../workbench.js';

/** Webhooks: attach, detach, what is subscribed, what arrived, and what makes something arrive. */
export function subscriptionRoutes(api: Hono, bench: Workbench): void {
  api.get('/subscriptions', (context) => context.json(bench.subscriptions.list()));
  api.get('/deliveries', (context) => context.json(bench.webhookLog.deliveries));
  api.get('/subscriptions/calls', (context) => context.json(bench.webhookLog.calls));

  api.post('/subscriptions', async (context) => {
    const { app, runner } = runnableApp(bench);
    const call = await readBody<AttachCall>(context, ['module']);
    const summary = await bench.subscriptions.attach({
      app,
      runner,
      module: moduleOf(app, call.module),
      values: literalValues(call.values ?? {}),
      connection: bench.connections.use(call.connection),
    });
    return context.json(summary);
  });

  api.delete('/subscriptions/:id', async (context) => {
    await bench.subscriptions.detach(context.req.param('id'));
    return context.json({});
  });

  api.post('/happenings/:name', async (context) => {
    const happening = bench.happenings.find(({ name }) => name === context.req.param('name'));
    if (!happening) throw new Refusal(404, 'unknown-happening', 'Nothing of that name can be made to happen.');
    return context.json({ message: await happening.run() } satisfies HappeningAnswer);
  });

  api.get('/events', () =>
    bench.events.stream([
      { type: 'subscriptions', subscriptions: bench.subscriptions.list() },
      { type: 'connections', connections: bench.connections.list() },
    ]),
  );
}
