import type { Hono } from 'hono';
import type { MockContext, MockEnv } from './context.js';
import { OPERATIONS, type Operation } from './contract/operations.js';
import { ClozeError, ERROR_CODES } from './errors.js';
import type { Extension, Host } from './extensions.js';
import { authenticate } from './middleware/authentication.js';
import { logRequests } from './middleware/logging.js';
import { createCall, type Handler, type Handlers } from './route.js';
import { HANDLERS } from './routes/index.js';

/** Assembles the API: the request log, the extensions' middleware, then one route for each path of each operation. */
export function assembleApp(app: Hono<MockEnv>, host: Host, extensions: readonly Extension[]): void {
  app.use(async (context, next) => {
    context.set('mock', host.mock);
    await next();
  });
  app.use(logRequests);
  for (const extension of extensions) extension.before?.(host);
  const handlers: Handlers = Object.assign({}, HANDLERS, ...extensions.map((extension) => extension.handlers));
  for (const operation of OPERATIONS) {
    const handler = handlers[operation.id];
    if (handler) addOperation({ app, mock: host.mock, operation, handler });
  }
  for (const extension of extensions) extension.pages?.(host);
  // Measured without credentials: an unknown path is answered before the key is looked at.
  app.notFound((context) =>
    context.json({ errorcode: ERROR_CODES.unknownPath, message: 'Resource Not Found' }, ERROR_CODES.unknownPath),
  );
}

interface OperationRoute {
  readonly app: Hono<MockEnv>;
  readonly mock: MockContext;
  readonly operation: Operation;
  readonly handler: Handler;
}

function addOperation({ app, mock, operation, handler }: OperationRoute): void {
  app.on(operation.method, [operation.path, ...(operation.aliases ?? [])], async (context) => {
    const entry = context.get('entry');
    entry.operation = operation.id;
    const url = new URL(context.req.url);
    try {
      const account = authenticate(mock, context.req.raw, url);
      context.set('account', account);
      entry.account = account.email;
      const text = operation.method === 'POST' ? await context.req.text() : '';
      return context.json((await handler(createCall(mock, account, url, text))) as object);
    } catch (error) {
      if (!(error instanceof ClozeError)) throw error;
      return context.json(error.body(), error.status);
    }
  });
}
