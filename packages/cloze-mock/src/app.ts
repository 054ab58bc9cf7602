import type { Hono } from 'hono';
import type { MockEnv } from './context.js';
import { OPERATIONS } from './contract/operations.js';
import { ERROR_CODES } from './errors.js';
import type { Extension, Host } from './extensions.js';
import { guardHost } from './middleware/host.js';
import { logRequests } from './middleware/logging.js';
import { addOperation, methodsOf } from './operation-route.js';
import type { Handlers } from './route.js';
import { HANDLERS } from './routes/index.js';

/** Assembles the API: the request log, the extensions' middleware, then one route for each path of each operation. */
export function assembleApp(app: Hono<MockEnv>, host: Host, extensions: readonly Extension[]): void {
  const { mock } = host;
  app.use(async (context, next) => {
    context.set('mock', mock);
    await next();
  });
  app.use(guardHost);
  app.use(logRequests(mock));
  for (const extension of extensions) extension.before?.(host);
  const handlers: Handlers = Object.assign({}, HANDLERS, ...extensions.map((extension) => extension.handlers));
  for (const operation of OPERATIONS) {
    const handler = handlers[operation.id];
    if (!handler) throw new RangeError(`Nothing handles ${operation.id}.`);
    addOperation({ app, mock, operation, handler });
  }
  for (const extension of extensions) extension.pages?.(host);
  app.options('*', (context) => context.body(null, 204, { allow: methodsOf(mock, context.req.path).join(', ') }));
  // Measured without credentials: an unknown path is answered before the key is looked at.
  app.notFound((context) => {
    context.get('entry')?.notes.push('The API has no such operation.');
    return context.json({ errorcode: ERROR_CODES.unknownPath, message: 'Resource Not Found' }, ERROR_CODES.unknownPath);
  });
  // A breach of the contract is the mock's own fault and must not look like an answer of the API.
  app.onError((error) => {
    throw error;
  });
}
