import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { failureOf, maskedFailure, Refusal } from '../failures.js';
import type { Authorizations } from '../oauth.js';
import { MAX_BODY } from '../request-body.js';
import { REPLY_POLICY } from '../security.js';
import { metaOf } from '../summary.js';
import { runnableApp, type Workbench } from '../workbench.js';

/** Headers of a webhook's reply that belong to the connection, not to the app. */
const NOT_OURS = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'set-cookie']);

/** What is reached without the page's token: webhooks by their unguessable address, the callback of OAuth, the list of dialogs. */
export function publicRoutes(
  app: Hono,
  { bench, authorizations }: { bench: Workbench; authorizations: Authorizations },
): void {
  app.get('/meta.json', (context) => context.json(metaOf(bench)));

  app.post('/hooks/:id', bodyLimit({ maxSize: MAX_BODY }), async (context) => {
    const { req } = context;
    const reply = await bench.subscriptions.receive(req.param('id'), {
      method: req.method,
      headers: req.header(),
      query: req.query(),
      body: new Uint8Array(await req.arrayBuffer()),
    });
    if (!reply) throw new Refusal(404, 'unknown-subscription', 'Nobody listens at this address.');
    const headers = Object.entries(reply.headers).filter(([name]) => !NOT_OURS.has(name.toLowerCase()));
    const own = { 'content-security-policy': REPLY_POLICY };
    return new Response(reply.body, { status: reply.status, headers: { ...Object.fromEntries(headers), ...own } });
  });
  app.all('/hooks/*', () => {
    throw new Refusal(405, 'post-only', 'A webhook is called by POST.');
  });

  app.get('/oauth/callback', async (context) => {
    const query = context.req.query();
    const pending = authorizations.take(query);
    if (!pending) throw new Refusal(404, 'unknown-authorization', 'This answer belongs to no authorization under way.');
    try {
      bench.connections.keep(runnableApp(bench).app, pending.type, await pending.authorization.complete(query));
    } catch (error) {
      const { error: failure } = maskedFailure(failureOf(error).body, bench.secrets);
      bench.events.send({ type: 'authorization-failed', error: failure });
      return context.text(`The connection was not made: ${failure.message}`, 422);
    }
    bench.events.send({ type: 'connections', connections: bench.connections.list() });
    return context.text('The connection is made. You can close this window.');
  });
}
