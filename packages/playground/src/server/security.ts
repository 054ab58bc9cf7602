import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { TOKEN_HEADER } from '../protocol.js';
import { Refusal } from './failures.js';

/**
 * What the page may do: its own script, style and calls, and pictures. Nothing inline, nothing from elsewhere, in nobody's
 * frame.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The reply to a webhook's caller is the app's own text: should a browser show it, it may do nothing at all. */
export const REPLY_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Headers of every answer. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', PAGE_POLICY);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export interface OwnOrigin {
  /** Known once the server listens. */
  readonly port: () => number;
  /** Where webhooks, and nothing else, are reached from outside. */
  readonly publicUrl: string | undefined;
}

/**
 * Refuses calls under a foreign name (a page elsewhere whose host name was pointed at this machine) and calls that a foreign
 * page makes.
 */
export function ownOriginOnly({ port, publicUrl }: OwnOrigin): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return async (context, next) => {
    const hosts = OWN_NAMES.map((name) => `${name}:${port()}`);
    const host = context.req.header('host')?.toLowerCase();
    const isHook = context.req.path.startsWith('/hooks/') && host === publicHost;
    if (host === undefined || !(hosts.includes(host) || isHook)) {
      throw new Refusal(
        403,
        'foreign-host',
        `This server answers only as ${hosts[0]}, not as "${host ?? ''}". Open the address that the command printed.`,
      );
    }
    const origin = context.req.header('origin')?.toLowerCase();
    if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) {
      throw new Refusal(403, 'foreign-origin', `A page of "${origin}" may not call this server.`);
    }
    await next();
  };
}

/** Lets only calls through that carry the token of the page. */
export function tokenOnly(token: string): MiddlewareHandler {
  const wanted = Buffer.from(token);
  return async (context: Context, next) => {
    const given = Buffer.from(context.req.header(TOKEN_HEADER) ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      throw new Refusal(
        401,
        'token',
        `The call has no valid ${TOKEN_HEADER}: the server was started anew since the page was loaded. Load the page again.`,
      );
    }
    await next();
  };
}
