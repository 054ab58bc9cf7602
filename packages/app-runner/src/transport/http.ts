import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { RunError } from '../errors/index.js';
import { publicLookup, refusePrivateHost } from './address-guard.js';
import { type HostMap, mapUrl } from './host-map.js';
import { hostOf, networkError, timeoutError } from './network-errors.js';
import type { HeaderList, HttpRequest, HttpResponse, Transport } from './types.js';

/** How requests leave the machine. */
export interface HttpTransportOptions {
  /** Allow loopback, private and reserved addresses (R1.35). Default false. */
  readonly allowPrivateAddresses?: boolean | undefined;
  /** See {@link HostMap}; a mapped request may go to a private address, for someone named it on purpose. */
  readonly mapHosts?: HostMap | undefined;
  /** Bytes of the largest response taken. Default 256 MiB. */
  readonly maxResponseSize?: number | undefined;
}

const MAX_RESPONSE_SIZE = 256 * 1024 * 1024;

/**
 * The transport of real requests, on Node's own http modules.
 * @example
 * const transport = createHttpTransport({ mapHosts: parseHostMap(['https://api.example.com=http://127.0.0.1:4010']) });
 */
export function createHttpTransport(options: HttpTransportOptions = {}): Transport {
  const hosts = options.mapHosts ?? new Map<string, string>();
  const targets = new Set([...hosts.values()].map((target) => new URL(target).origin));
  const limit = options.maxResponseSize ?? MAX_RESPONSE_SIZE;
  // A connection that was opened unguarded must never serve a guarded request.
  const agents = { guarded: newAgents(), open: newAgents() };
  return async (request, signal) => {
    signal?.throwIfAborted();
    const url = mapUrl(request.url, hosts);
    const guarded = options.allowPrivateAddresses !== true && url === request.url && !targets.has(new URL(url).origin);
    const exchangeOptions = { guarded, limit, signal, agents: guarded ? agents.guarded : agents.open };
    const attempt = (): Promise<HttpResponse> => exchange({ ...request, url }, exchangeOptions);
    try {
      return await attempt().catch((error: unknown) => {
        if (signal?.aborted === true || !isWorthAnother(error)) throw error;
        return attempt();
      });
    } catch (error) {
      throw signal?.aborted === true ? signal.reason : networkError(error, url);
    }
  };
}

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

function newAgents(): Agents {
  return { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
}

interface ExchangeOptions {
  readonly guarded: boolean;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly agents: Agents;
}

function exchange(request: HttpRequest, { guarded, limit, signal, agents }: ExchangeOptions): Promise<HttpResponse> {
  const url = new URL(request.url);
  if (guarded) refusePrivateHost(url.hostname);
  const options: RequestOptions = {
    method: request.method,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    // The path goes out as it was made: URL would normalize away what `encodeUrl: false` asked for (R1.16).
    path: pathOf(request.url),
    agent: url.protocol === 'https:' ? agents.https : agents.http,
    ...(signal === undefined ? {} : { signal }),
    ...(guarded ? { lookup: publicLookup } : {}),
    ...(request.ca === undefined ? {} : { ca: [...rootCertificates, request.ca] }),
  };
  return new Promise((resolve, reject) => {
    let expired: RunError | undefined;
    const timer = setTimeout(() => {
      expired = timeoutError(hostOf(request.url), request.timeout);
      outgoing.destroy(expired);
    }, request.timeout);
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      outgoing.destroy();
      reject(expired ?? staleConnection(error, outgoing.reusedSocket) ?? error);
    };
    const outgoing = (url.protocol === 'https:' ? httpsRequest : httpRequest)(options, (incoming) => {
      collect(incoming, limit).then((body) => {
        clearTimeout(timer);
        resolve(toResponse(incoming, body));
      }, fail);
    });
    outgoing.on('error', fail);
    for (const [name, values] of grouped(request.headers)) outgoing.setHeader(name, values);
    if (request.body === undefined) outgoing.end();
    else outgoing.end(request.body);
  });
}

async function collect(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw new RunError({
        type: 'MaxFileSizeExceededError',
        code: 'response-too-large',
        message: `The response is larger than ${limit} bytes.`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function toResponse(incoming: IncomingMessage, body: Uint8Array): HttpResponse {
  const raw = incoming.rawHeaders;
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) headers.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return { statusCode: incoming.statusCode ?? 0, statusText: incoming.statusMessage ?? '', headers, body };
}

function grouped(headers: HeaderList): Map<string, string | string[]> {
  const lines = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const before = lines.get(name);
    lines.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return lines;
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}

/** A kept connection that the server closed just before it was used again. */
class StaleConnectionError extends Error {}

function staleConnection(cause: unknown, reused: boolean): StaleConnectionError | undefined {
  const reset = cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET';
  return reused && reset ? new StaleConnectionError(cause.message, { cause }) : undefined;
}

/** A server that refuses the handshake once often takes the next one (R1.36); a stale connection was never asked. */
function isWorthAnother(error: unknown): boolean {
  if (error instanceof StaleConnectionError) return true;
  return error instanceof Error && 'code' in error && error.code === 'EPROTO' && /alert number 40/.test(error.message);
}
