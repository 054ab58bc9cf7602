import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBlock } from '../testing/run-block.js';
import { createHttpTransport } from './http.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('a service with a certificate of its own', () => {
  let folder: string;
  let server: Server;
  let ca: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ];
    expect(spawnSync('openssl', made).status).toBe(0);
    ca = readFileSync(cert, 'utf8');
    server = createServer({ key: readFileSync(key), cert: ca }, (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true}');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const call = (more: object) =>
    runBlock({
      api: { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`, ...more } as never,
      context: { ca },
      transport: createHttpTransport({ allowPrivateAddresses: true }),
    });

  it('is trusted when ca names it, and refused without, for good (R1.32, R1.36)', async () => {
    expect((await call({ ca: '{{ca}}' })).outputs).toEqual([{ ok: true }]);
    await expect(call({})).rejects.toMatchObject({ type: 'RuntimeError', code: 'tls' });
  });
});
