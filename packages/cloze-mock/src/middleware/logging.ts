import { channel } from 'node:diagnostics_channel';
import type { MiddlewareHandler } from 'hono';
import type { MockContext, MockEnv } from '../context.js';
import { breachesOf, isUnknownRoute } from '../contract/breaches.js';
import { CONTROL_PREFIX } from '../extensions.js';

/**
 * Hears of every request to every mock of this process, when it has been answered: its `RequestRecord`. For test runs that
 * watch mocks they do not make themselves.
 */
export const REQUEST_CHANNEL = 'cloze-mock:request';

const answered = channel(REQUEST_CHANNEL);

/** What is wrong is told once each, and not without end when a scanner tries everything. */
const MOST_TOLD = 100;

/** Opens the request's log entry and closes it with the answer's status. Requests to the mock's own pages are left out. */
export function logRequests(mock: MockContext): MiddlewareHandler<MockEnv> {
  const told = new Set<string>();
  const tell = (what: string): void => {
    if (told.has(what) || told.size >= MOST_TOLD) return;
    told.add(what);
    mock.options.warn(`cloze-mock: ${what}.`);
  };
  return async (context, next) => {
    const url = new URL(context.req.url);
    if (url.pathname.startsWith(CONTROL_PREFIX)) return next();
    const entry = mock.log.open(context.req.raw, url, mock.clock.now());
    context.set('entry', entry);
    await next();
    entry.status = context.res.status;
    if (isUnknownRoute(entry)) tell(`unknown route ${entry.method} ${entry.path}, answered 404`);
    else if (mock.options.contract === 'strict') breachesOf(mock.log.settled(entry)).forEach(tell);
    if (answered.hasSubscribers) answered.publish(mock.log.settled(entry));
  };
}
