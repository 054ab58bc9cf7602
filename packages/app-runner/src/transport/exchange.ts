import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { RunError } from '../errors/index.js';
import { publicLookup, refusePrivateHost } from './address-guard.js';
import { type Connections, staleConnection } from './connections.js';
import { hostOf, timeoutError } from './network-errors.js';
import type { HeaderList, HttpRequest, HttpResponse } from './types.js';

/** How one exchange is made. */
export interface ExchangeOptions {
  /** Refuse private addresses (R1.35). */
  readonly guarded: boolean;
  /** Bytes of the largest response taken. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly connections: Connections;
}

/** Sends one request as it is and takes the whole answer. Rejects with whatever went wrong. */
export function exchange(
  request: HttpRequest,
  { guarded, limit, signal, connections }: ExchangeOptions,
): Promise<HttpResponse> {
  const url = new URL(request.url);
  if (guarded) refusePrivateHost(url.hostname);
  const options: RequestOptions = {
    method: request.method,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    // The path goes out as it was made: URL would normalize away what `encodeUrl: false` asked for (R1.16).
    path: pathOf(request.url),
    agent: connections.agentFor(request),
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
      reject(expired ?? staleConnection(error, outgoing) ?? error);
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
