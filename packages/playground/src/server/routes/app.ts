import type { Hono } from 'hono';
import type { EpochAnswer, EpochCall } from '../../protocol.js';
import { Refusal } from '../failures.js';
import { literalValues } from '../form-values.js';
import { detailOf } from '../module-detail.js';
import { readBody } from '../request-body.js';
import { metaOf, summarize } from '../summary.js';
import { moduleOf, runnableApp, type Workbench } from '../workbench.js';

/** The list, the dialogs, and where polling triggers start. */
export function appRoutes(api: Hono, bench: Workbench): void {
  api.get('/app', async (context) => context.json(await summarize(bench)));
  api.get('/meta', (context) => context.json(metaOf(bench)));

  api.get('/modules/:name', async (context) => {
    const { app, runner } = bench.live.current;
    if (!app) throw new Refusal(409, 'no-app', 'There is no app to show.');
    const module = moduleOf(app, context.req.param('name'));
    return context.json(await detailOf(bench, { app, module, runner, connection: context.req.query('connection') }));
  });

  api.post('/modules/:name/epoch', async (context) => {
    const { app, runner } = runnableApp(bench);
    const module = moduleOf(app, context.req.param('name'));
    const { values, connection } = await readBody<EpochCall>(context);
    const items = await runner.loadEpoch(module.name, literalValues(values ?? {}), {
      ...bench.connections.use(connection),
      signal: context.req.raw.signal,
    });
    const answer: EpochAnswer = {
      items: items.map(({ label, id, date }) => ({
        label: bench.secrets.text(String(label ?? '')),
        id: bench.secrets.value(id),
        ...(date === undefined ? {} : { date: date instanceof Date ? date.toISOString() : String(date) }),
      })),
    };
    return context.json(answer);
  });

  api.delete('/modules/:name/state', (context) => {
    bench.states.reset(context.req.param('name'));
    return context.json({});
  });
}
