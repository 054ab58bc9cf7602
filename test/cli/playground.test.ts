import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, openPage } from '../../packages/playground/src/testing/page.js';
import { connectApp, projectRoot, type Service, startService, temporaryFolder } from './connect-app.js';

interface Started extends Service {
  readonly mock?: { readonly url: string; readonly connection: Record<string, string> };
}

const start = (args: readonly string[], cwd?: string): Promise<Started> =>
  startService(['playground', '--port', '0', ...args], cwd === undefined ? {} : { cwd });

/** A folder with this project's configuration, so that no other test meets the mock that is announced there. */
async function configuredFolder() {
  const folder = await temporaryFolder();
  const config = pathToFileURL(join(projectRoot, 'connect-app.config.js')).href;
  const text = `import config from '${config}';\nexport default { ...config, app: ${JSON.stringify(projectRoot)} };\n`;
  await writeFile(join(folder.path, 'connect-app.config.js'), text);
  return folder;
}

describe('connect-app playground', () => {
  let service: Started;
  let folder: Awaited<ReturnType<typeof configuredFolder>>;
  beforeAll(async () => {
    folder = await configuredFolder();
    service = await start(['--mock-port', '0', '--people', '30'], folder.path);
  });
  afterAll(() => folder.remove());

  it('prints its address, the mock with its account, and what to try next', () => {
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(service.mock?.connection['apiKey']).toMatch(/^[0-9a-f]{32}$/);
    expect(service.greeting).toContain(`The playground of Cloze: open ${service.url}`);
    expect(service.greeting).toContain(service.mock?.url);
    expect(service.greeting).toContain(service.mock?.connection['email']);
    expect(service.greeting).toContain('connect-app exec');
  });

  it('shares its mock with commands in a second shell', async () => {
    const page = await openPage(service.url);
    const name = 'Grace From The Page';
    await page.run({
      module: 'createPerson',
      connection: 'ready-made',
      values: form({ name, emails: [{ value: 'g@page.example' }] }),
    });
    const exec = await connectApp(['exec', 'modules.getPerson', '--params', '{"uniqueid":"g@page.example"}'], {
      cwd: folder.path,
    });
    expect(exec.lines()).toMatchObject([{ name }]);
  });

  it('says which port is taken and how to take another', async () => {
    const { port } = new URL(service.url);
    const again = await connectApp(['playground', '--port', port, '--mock-port', '0'], { cwd: folder.path });
    expect(again.code).toBe(3);
    expect(again.stderr).toContain(`Port ${port} is taken`);
    expect(again.stderr).toContain(`--port ${Number(port) + 1}`);
    const mockPort = new URL(service.mock?.url ?? '').port;
    const mock = await connectApp(['playground', '--port', '0', '--mock-port', mockPort], { cwd: folder.path });
    expect([mock.code, mock.stderr]).toEqual([3, expect.stringContaining(`--mock-port ${Number(mockPort) + 1}`)]);
  });

  it('takes its announcement back when it is stopped', async () => {
    expect(existsSync(join(folder.path, '.connect-app/mock.json'))).toBe(true);
    expect(await service.stop()).toBe(0);
    expect(existsSync(join(folder.path, '.connect-app/mock.json'))).toBe(false);
    await expect(fetch(service.url)).rejects.toThrow();
  });
});

describe('connect-app playground with another app', () => {
  let api: Server;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const hooks: string[] = [];
  beforeAll(async () => {
    folder = await temporaryFolder();
    api = createServer((request, response) => {
      hooks.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"s1"}');
    });
    await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
    const built = await connectApp(['build', '--app', 'test/fixtures/small-hooks', '--out', folder.path]);
    expect(built.stdout).toContain('small-hooks.zip');
  });
  afterAll(async () => {
    await new Promise((done) => api.close(done));
    await folder.remove();
  });

  it('runs a ZIP against a mapped host without any mock, and detaches its webhooks when it is stopped', async () => {
    const address = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const service = await start([
      '--app',
      join(folder.path, 'small-hooks.zip'),
      '--map-host',
      `https://api.small.example=${address}`,
    ]);
    expect(service.mock).toBeUndefined();
    const page = await openPage(service.url);
    await page.call('POST', '/api/subscriptions', { module: 'watchChanges', values: {} });
    expect(hooks).toEqual(['POST /hooks']);
    expect(await service.stop()).toBe(0);
    expect(hooks).toEqual(['POST /hooks', 'DELETE /hooks/s1']);
  });

  it('asks no real service unless told to', async () => {
    const service = await start(['--app', join(folder.path, 'small-hooks.zip')]);
    const page = await openPage(service.url);
    const attach = page.call('POST', '/api/subscriptions', { module: 'watchChanges', values: {} });
    await expect(attach).rejects.toThrow(/422.*--map-host https:\/\/api\.small\.example=<address>, or with --live/);
    await service.stop();
  });
});
