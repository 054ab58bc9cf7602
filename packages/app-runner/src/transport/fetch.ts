import { networkError } from './network-errors.js';
import type { Transport } from './types.js';

/** Sends requests to a function of the shape of `fetch`: a service that lives in this process. */
export function fetchTransport(fetch: (request: Request) => Promise<Response>): Transport {
  return async ({ method, url, headers, body, timeout }, signal) => {
    const limits = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
    const request = new Request(url, {
      method,
      headers: headers.map(([name, value]) => [name, value] as [string, string]),
      ...(body && { body: Buffer.from(body) }),
      redirect: 'manual',
      signal: AbortSignal.any(limits),
    });
    try {
      const response = await fetch(request);
      return {
        statusCode: response.status,
        statusText: response.statusText,
        headers: [...response.headers],
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw networkError(error, url);
    }
  };
}
