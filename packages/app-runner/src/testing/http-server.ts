import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  /** Name and value in turn, spelled as sent. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A real server on loopback for tests. */
export interface TestServer {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  close(): Promise<void>;
}

/** What a handler answers: a body (JSON unless it is text or bytes), or all parts of a response. */
export interface TestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
}

/** Starts a server whose answers come from a function; one that returns nothing leaves the request open. */
export async function startServer(
  handle: (request: ReceivedRequest, response: ServerResponse) => TestAnswer | undefined,
): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', rawHeaders, headers } = incoming;
      const request = { method, url, rawHeaders, headers, body: Buffer.concat(chunks) };
      requests.push(request);
      const answer = handle(request, response);
      if (answer === undefined) return;
      const raw = typeof answer.body === 'string' || answer.body instanceof Uint8Array;
      const type = raw ? {} : { 'Content-Type': 'application/json' };
      response.writeHead(answer.status ?? 200, { ...type, ...answer.headers });
      response.end(raw ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
