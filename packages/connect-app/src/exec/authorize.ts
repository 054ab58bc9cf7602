import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Authorization, TestedConnection } from '@connect-app/app-runner';
import { Failure } from '../failure.js';
import type { BlockRun } from './block-run.js';

/** Where services are told to send the browser back to unless `--callback-port` says otherwise. */
const CALLBACK_PORT = 4020;

/**
 * The dance of an OAuth connection with the callback on this machine: shows the address of the service's page, waits for the
 * browser to come back, and asks for the tokens.
 */
export async function authorize(run: BlockRun, data: Readonly<Record<string, unknown>>): Promise<TestedConnection> {
  const { target, runner, options, signal, show, say, browserUrl } = run;
  const path = `/oauth/cb/${encodeURIComponent(runner.app.metadata.name)}`;
  const server = createServer();
  const port = await listen(server, options.callbackPort ?? CALLBACK_PORT);
  try {
    const redirectUri = `http://127.0.0.1:${port}${path}`;
    const authorization = await runner.authorize(target.name, data, { redirectUri, signal });
    if (authorization.url === undefined) return await authorization.complete({});
    const url = browserUrl(authorization.url);
    show({ authorize: url });
    say(`Open this page in a browser; it comes back to ${redirectUri}:\n  ${url}`);
    return await answer(server, { authorization, path, port, signal });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

interface Callback {
  readonly authorization: Authorization;
  readonly path: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

/** Waits for the browser; only the callback's own path, on this machine's own name, is answered. */
function answer(server: Server, { authorization, path, port, signal }: Callback): Promise<TestedConnection> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
      const local = [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
      if (!local || request.method !== 'GET' || url.pathname !== path) {
        response.writeHead(404).end();
        return;
      }
      const say = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
        response.end(`${text}\n`);
      };
      authorization.complete(Object.fromEntries(url.searchParams)).then(
        (connection) => {
          response.on('close', () => resolve(connection));
          say(200, 'The connection is authorized. You can close this page.');
        },
        (error: unknown) => {
          response.on('close', () => reject(error));
          say(400, 'The connection was not authorized. The command line says why.');
        },
      );
    });
  });
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Failure({
          code: 'exec/callback-port',
          message: `The callback cannot listen on port ${port}: ${error.message}`,
          hint: 'Take another one with --callback-port; 0 takes a free one.',
        }),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
