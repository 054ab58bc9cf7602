import type { MiddlewareHandler } from 'hono';
import type { MockEnv } from '../context.js';
import { CONTROL_PREFIX } from '../extensions.js';

/** Opens the request's log entry and closes it with the answer's status. Requests to the mock's own pages are left out. */
export const logRequests: MiddlewareHandler<MockEnv> = async (context, next) => {
  const url = new URL(context.req.url);
  const { log, clock } = context.get('mock');
  if (url.pathname.startsWith(CONTROL_PREFIX)) return next();
  const entry = log.open(context.req.raw, url, clock.now());
  context.set('entry', entry);
  await next();
  entry.status = context.res.status;
};
