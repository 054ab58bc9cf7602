import { describe, expect, it } from 'vitest';
import { startServer } from '../testing/http-server.js';
import { createHttpTransport } from './http.js';
import type { HttpRequest } from './types.js';

const request = (url: string, method: string): HttpRequest => ({ method, url, headers: [], timeout: 5000 });

describe('a transport', () => {
  it('asks again what a kept connection lost, and never sends twice what may have an effect (R1.36)', async () => {
    const used = new WeakSet<object>();
    // Every connection answers once; whoever comes back on it is cut off.
    const moody = await startServer((_, { socket }) => {
      if (socket === null || used.has(socket)) return void socket?.destroy();
      used.add(socket);
      return { body: 'once' };
    });
    const transport = createHttpTransport({ allowPrivateAddresses: true });
    for (const method of ['GET', 'GET', 'POST', 'POST', 'DELETE', 'DELETE']) {
      expect((await transport(request(moody.url, method))).statusCode).toBe(200);
      // Until the connection is back among the kept ones.
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const received = moody.requests.map(({ method }) => method);
    expect(received).toEqual(['GET', 'GET', 'GET', 'POST', 'POST', 'DELETE', 'DELETE']);
    await moody.close();
    const dead = await startServer((_, response) => void response.destroy());
    await expect(transport(request(dead.url, 'POST'))).rejects.toMatchObject({
      name: 'ConnectionError',
      details: ['ECONNRESET'],
    });
    expect(dead.requests).toHaveLength(1);
    await dead.close();
  });
});
