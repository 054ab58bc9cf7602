import type { Hono } from 'hono';
import type { RunRequest } from '../../protocol.js';
import { ndjson } from '../ndjson.js';
import { readBody } from '../request-body.js';
import { startRun } from '../runs.js';
import { moduleOf, runnableApp, type Workbench } from '../workbench.js';

/** Runs of modules, streamed. */
export function runRoutes(api: Hono, bench: Workbench): void {
  api.post('/runs', async (context) => {
    const { app, runner } = runnableApp(bench);
    const request = await readBody<RunRequest>(context, ['module']);
    const module = moduleOf(app, request.module);
    const abort = new AbortController();
    return ndjson(startRun(bench, { app, runner, module, request, signal: abort.signal }), abort);
  });
}
