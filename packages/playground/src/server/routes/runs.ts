import type { Hono } from 'hono';
import type { RunMessage, RunRequest } from '../../protocol.js';
import { ndjson } from '../ndjson.js';
import { readBody } from '../request-body.js';
import { startRun } from '../runs.js';
import { moduleOf, runnableApp, type Workbench } from '../workbench.js';

interface Running {
  readonly messages: AsyncGenerator<RunMessage, void, undefined>;
  readonly abort: AbortController;
}

/** Runs of modules, streamed; what runs can be cancelled. */
export function runRoutes(api: Hono, bench: Workbench): void {
  const running = new Map<string, AbortController>();

  api.post('/runs', async (context) => {
    const { app, runner } = runnableApp(bench);
    const request = await readBody<RunRequest>(context, ['module']);
    const module = moduleOf(app, request.module);
    const abort = new AbortController();
    const messages = startRun(bench, { app, runner, module, request, signal: abort.signal });
    return ndjson(request.id === undefined ? messages : listed(request.id, { messages, abort }), abort);
  });

  api.delete('/runs/:id', (context) => {
    running.get(context.req.param('id'))?.abort();
    return context.json({});
  });

  async function* listed(id: string, { messages, abort }: Running): AsyncGenerator<RunMessage, void, undefined> {
    running.set(id, abort);
    try {
      yield* messages;
    } finally {
      running.delete(id);
    }
  }
}
