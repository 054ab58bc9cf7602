import type { MiddlewareHandler } from 'hono';
import type { MockEnv } from '../context.js';
import { CONTROL_PREFIX } from '../extensions.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Names the API itself has: a client may have them mapped to this machine. */
const OWN = /^(api|www)\.cloze\.com(:\d+)?$/i;

const isOwn = (host: string): boolean => LOOPBACK.test(host) || OWN.test(host);

/**
 * A server on loopback answers only to names of loopback and of the API. A web page that has its own name point here
 * (DNS rebinding) gets nothing; nor does one of another origin reach the mock's own pages.
 */
export const guardHost: MiddlewareHandler<MockEnv> = async (context, next) => {
  // In process there is no socket, and the host's name does not matter.
  if (!context.env?.incoming) return next();
  const host = context.req.header('host') ?? '';
  const origin = context.req.header('origin');
  const own = context.req.path.startsWith(CONTROL_PREFIX) || context.req.path.startsWith('/oauth/');
  if (!LOOPBACK.test(host) && (!OWN.test(host) || context.req.path.startsWith(CONTROL_PREFIX))) {
    return context.json({ message: `This mock answers to loopback names only, not to ${host.slice(0, 100)}.` }, 403);
  }
  const isPage = context.req.method !== 'GET' && own;
  if (isPage && origin !== undefined && !isOwn(origin.replace(/^https?:\/\//, ''))) {
    return context.json({ message: 'Requests from other origins are not taken here.' }, 403);
  }
  return next();
};
