import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { failureOf, maskedFailure, Refusal } from './failures.js';
import { Authorizations } from './oauth.js';
import { MAX_BODY } from './request-body.js';
import { appRoutes } from './routes/app.js';
import { connectionRoutes } from './routes/connections.js';
import { expressionRoutes } from './routes/expressions.js';
import { publicRoutes } from './routes/public.js';
import { rpcRoutes } from './routes/rpc.js';
import { runRoutes } from './routes/runs.js';
import { subscriptionRoutes } from './routes/subscriptions.js';
import { type OwnOrigin, ownOriginOnly, securityHeaders, tokenOnly } from './security.js';
import { serveStatic } from './static-files.js';
import type { Workbench } from './workbench.js';

export interface ServerParts {
  readonly bench: Workbench;
  /** What a page must know to call the API. */
  readonly token: string;
  /** Folder of the built page. */
  readonly client: string;
  readonly ownOrigin: OwnOrigin;
}

/** Assembles the server: who may call, the API for the page, what is reached without its token, the page itself. */
export function createServerApp({ bench, token, client, ownOrigin }: ServerParts): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(ownOriginOnly(ownOrigin));
  app.onError((error, context) => {
    const { status, body } = failureOf(error);
    return context.json(maskedFailure(body, bench.secrets), status);
  });

  const authorizations = new Authorizations(bench.environment.now);
  const api = new Hono();
  api.use(tokenOnly(token));
  api.use(bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }));
  appRoutes(api, bench);
  rpcRoutes(api, bench);
  connectionRoutes(api, { bench, authorizations });
  runRoutes(api, bench);
  subscriptionRoutes(api, bench);
  expressionRoutes(api, bench);
  api.all('*', () => {
    throw new Refusal(404, 'unknown-call', 'The server has no such call.');
  });
  app.route('/api', api);

  publicRoutes(app, { bench, authorizations });
  serveStatic(app, { folder: client, token });
  app.all('*', () => {
    throw new Refusal(405, 'method', 'Pages are only read.');
  });
  return app;
}

/** The rest of the call is read and forgotten: a page that is still sending would not see the answer. */
async function tooLarge(context: Context): Promise<never> {
  const { req } = context;
  context.header('connection', 'close');
  if (req.raw.body?.locked === false) await req.raw.body.pipeTo(new WritableStream());
  throw new Refusal(413, 'too-large', `A call may hold ${MAX_BODY} bytes at most.`);
}
