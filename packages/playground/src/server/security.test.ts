import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, platform } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN_HEADER } from '../protocol.js';
import { startTestBench, type TestBench } from '../testing/playground.js';

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

interface Raw {
  readonly status: number;
  readonly body: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** A request with headers that `fetch` does not let anyone set, and a path that it would tidy up. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  const { port } = new URL(bench.playground.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server', () => {
  it('answers only under its own name, so that no foreign name can be pointed at it', async () => {
    const { port } = new URL(bench.playground.url);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      const answer = await raw('/', { host });
      expect([host, answer.status]).toEqual([host, 403]);
      expect(answer.body).toContain('Open the address that the command printed');
      expect(answer.body).not.toContain(bench.page.token);
    }
    for (const host of [`localhost:${port}`, `[::1]:${port}`]) {
      expect((await raw('/', { host })).status).toBe(200);
    }
  });

  it('is reached through loopback alone', async () => {
    const port = Number(new URL(bench.playground.url).port);
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
    );
    // Another address of loopback tells a server bound to one address from a server bound to all.
    for (const host of [...others, ...(platform() === 'linux' ? ['127.0.0.2'] : [])]) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host, port }, () => resolve('reached')).on('error', () => resolve('refused'));
        socket.on('connect', () => socket.destroy());
      });
      expect([host, outcome]).toEqual([host, 'refused']);
    }
  });

  it('refuses what a foreign page sends, with the token too', async () => {
    const { port } = new URL(bench.playground.url);
    for (const origin of [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${Number(port) + 1}`,
      `https://127.0.0.1:${port}`,
    ]) {
      const answer = await raw('/api/app', { origin, [TOKEN_HEADER]: bench.page.token });
      expect([origin, answer.status]).toEqual([origin, 403]);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    const own = await raw('/api/app', { origin: bench.playground.url, [TOKEN_HEADER]: bench.page.token });
    expect(own.status).toBe(200);
  });

  it('does nothing for a call without the token of its page, whatever the call', async () => {
    const calls = ['/api/app', '/api/meta', '/api/modules/echo', '/api/events', '/api/connections', '/api/nothing'];
    for (const path of calls) {
      expect([path, (await raw(path)).status]).toEqual([path, 401]);
      expect((await raw(path, { [TOKEN_HEADER]: bench.page.token.slice(0, -1) })).status).toBe(401);
      expect((await raw(path, { [TOKEN_HEADER]: `${bench.page.token}x` })).status).toBe(401);
    }
    for (const path of ['/api/runs', '/api/rpc', '/api/connections', '/api/subscriptions']) {
      expect((await raw(path, {}, 'POST')).status).toBe(401);
    }
    expect(bench.service.requests.filter((line) => !line.startsWith('GET /me'))).toEqual([]);
  });

  it('has a token of its own at every start', async () => {
    const other = await startTestBench();
    try {
      expect(other.page.token).not.toBe(bench.page.token);
      expect(other.page.token.length).toBeGreaterThanOrEqual(43);
    } finally {
      await other.close();
    }
  });

  it('lets the page run its own script and nothing inline, in nobody’s frame', async () => {
    const { headers } = await raw('/modules/echo');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    const refused = await raw('/', { host: 'evil.example' });
    expect(refused.headers['content-security-policy']).toBe(policy);
  });

  it('reads no file but those of its page', async () => {
    const paths = [
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets//etc/passwd',
      '/assets/%2Fetc%2Fpasswd',
      '/assets/..%5c..%5cpackage.json',
      '/assets/index.html',
      '/assets/',
      '/assets/%',
      '/assets/%00',
    ];
    for (const path of paths) {
      const answer = await raw(path);
      expect([path, answer.body.includes('"name"'), answer.body.includes('root:')]).toEqual([path, false, false]);
    }
  });

  it('takes only JSON of a bearable size, and says what is wrong with the rest', async () => {
    const text = await bench.page.fetch('/api/rpc', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(415);
    for (const body of ['{', '[]', 'null', '"x"', '{}']) {
      const answer = await bench.page.fetch('/api/rpc', { method: 'POST', body });
      expect([body, answer.status]).toEqual([body, 400]);
    }
    const deep = `{"module":"echo","values":{"text":${'{"kind":"collection","fields":{"a":'.repeat(60)}1${'}}'.repeat(60)}}}`;
    const answer = await bench.page.fetch('/api/runs', { method: 'POST', body: deep });
    expect(answer.status).toBe(400);
    const large = JSON.stringify({ module: 'echo', values: {}, bundles: { 1: 'x'.repeat(33 * 1024 * 1024) } });
    expect((await bench.page.fetch('/api/runs', { method: 'POST', body: large })).status).toBe(413);
    const piecemeal = { method: 'POST', body: new Blob([large]).stream(), duplex: 'half' } as RequestInit;
    expect((await bench.page.fetch('/api/runs', piecemeal)).status).toBe(413);
  });

  it('takes names for what they are', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', '..%2f']) {
      expect((await bench.page.fetch(`/api/modules/${name}`)).status).toBe(404);
      expect((await bench.page.fetch(`/api/happenings/${name}`, { method: 'POST', body: '{}' })).status).toBe(404);
      expect((await bench.page.fetch(`/api/connections/${name}/verify`, { method: 'POST', body: '{}' })).status).toBe(
        404,
      );
    }
  });
});
