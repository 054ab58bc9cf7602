import type { App } from '@connect-app/app-model';
import { createRecorder } from '@connect-app/app-runner';
import type { Hono } from 'hono';
import type { RpcAnswer, RpcCall } from '../../protocol.js';
import { Refusal } from '../failures.js';
import { literalValues } from '../form-values.js';
import { readBody } from '../request-body.js';
import { connectionNameOf, runnableApp, type Workbench } from '../workbench.js';

/** What a dialog asks while it is filled in: choices, nested fields, answers of Search buttons (R5.2, C14). */
export function rpcRoutes(api: Hono, bench: Workbench): void {
  api.post('/rpc', async (context) => {
    const { app, runner } = runnableApp(bench);
    const call = await readBody<RpcCall>(context, ['reference']);
    const recorder = createRecorder();
    const result = await runner.callReference({
      reference: call.reference,
      connectionName: connectionOf(app, call.component),
      ...bench.connections.use(call.connection),
      // Mapped values arrive as their text (R5.4); what the Search button's own form says wins.
      values: { ...literalValues(call.values ?? {}), ...literalValues(call.extra ?? {}) },
      webhook: bench.subscriptions.data(call.subscription),
      signal: context.req.raw.signal,
      listener: recorder.listener,
    });
    const { record } = recorder;
    if (!record) throw new Refusal(500, 'no-record', 'The call left no record.');
    const answer = { result: (result ?? null) as RpcAnswer['result'], record: { ...record, bundles: [] } };
    return context.json(bench.secrets.value(answer satisfies RpcAnswer));
  });
}

function connectionOf(app: App, component: RpcCall['component'] | undefined): string | undefined {
  switch (component?.kind) {
    case 'module': {
      const module = app.modules.get(component.name);
      return module && connectionNameOf(app, module);
    }
    case 'webhook':
      return app.webhooks.get(component.name)?.connection;
    case 'connection':
      return component.name;
    default:
      throw new Refusal(400, 'malformed-body', 'The call does not say which component it belongs to.');
  }
}
