import { serve } from '@hono/node-server';
import type { MockEnv } from './context.js';
import { MockError } from './errors.js';

/** A server on the loopback interface. */
export interface Listening {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

type ServerFetch = (request: Request, env: MockEnv['Bindings']) => Promise<Response>;

/** @throws MockError `listen` when the port cannot be had. */
export function listen(fetch: ServerFetch, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, env) => fetch(request, env as MockEnv['Bindings']), port, hostname: '127.0.0.1' },
      (address) => {
        resolve({
          url: `http://127.0.0.1:${address.port}`,
          port: address.port,
          close: () =>
            new Promise<void>((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once('error', (error: Error) =>
      reject(new MockError('listen', `The mock cannot listen on 127.0.0.1:${port}: ${error.message}`)),
    );
  });
}
