import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { HttpRequest } from './types.js';

/** Methods that change nothing: asking again does no harm. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A kept connection that the server closed just before it was used again. */
export class StaleConnectionError extends Error {}

/**
 * The connections of a transport. Only requests that change nothing go out on kept ones: a server may close such a connection the
 * moment it is used again, and nobody can tell then whether it still took the request. Every other request has a connection of its
 * own, so that a reset is a reset and nothing is ever sent twice (R1.36).
 */
export class Connections {
  readonly #kept = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  readonly #fresh = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };

  agentFor({ method, url }: Pick<HttpRequest, 'method' | 'url'>): HttpAgent | HttpsAgent {
    const agents = SAFE.has(method) ? this.#kept : this.#fresh;
    return /^https:/i.test(url) ? agents.https : agents.http;
  }
}

/** What a failure means for a request: undefined unless a kept connection was gone before it was used. */
export function staleConnection(cause: unknown, { reusedSocket }: ClientRequest): StaleConnectionError | undefined {
  const reset = cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET';
  return reusedSocket && reset ? new StaleConnectionError(cause.message, { cause }) : undefined;
}
