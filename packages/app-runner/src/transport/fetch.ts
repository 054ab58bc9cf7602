import { hostOf, networkError, timeoutError } from './network-errors.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';

/**
 * Sends requests to a function of the shape of `fetch`: a service that lives in this process.
 * @example
 * const transport = fetchTransport((request) => mock.fetch(request));
 */
export function fetchTransport(fetch: (request: Request) => Promise<Response> | Response): Transport {
  return async (request, signal) => {
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(request.timeout);
    const stop = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
    try {
      // The service need not heed the signal: the answer of one that does not is not waited for.
      return await Promise.race([answerOf(fetch, request, stop), stopped(stop)]);
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      if (timeout.aborted) throw timeoutError(hostOf(request.url), request.timeout);
      throw networkError(error, request.url);
    }
  };
}

async function answerOf(
  fetch: (request: Request) => Promise<Response> | Response,
  { method, url, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const lines = headers.map(([name, value]) => [name, value] as [string, string]);
  const content = body === undefined ? {} : { body: Buffer.from(body) };
  const response = await fetch(new Request(url, { method, headers: lines, ...content, redirect: 'manual', signal }));
  return {
    statusCode: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
