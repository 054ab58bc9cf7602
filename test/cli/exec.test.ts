import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApp, type Service, startService, temporaryFolder } from './connect-app.js';

let mock: Service;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  mock = await startService(['mock', '--port', '0']);
  folder = await temporaryFolder();
});

afterAll(async () => {
  await mock.stop();
  await folder.remove();
});

describe('connect-app mock', () => {
  it('prints its address, its account and a key of 32 hexadecimal digits', () => {
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(mock.connection).toEqual({
      email: expect.stringContaining('@'),
      apiKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(mock.greeting).toContain(mock.url);
    expect(mock.greeting).toContain(mock.connection['apiKey']);
    expect(mock.greeting).toContain('connect-app exec');
  });
});

describe('connect-app exec', () => {
  it('tests a connection and says whose it is', async () => {
    const run = await connectApp(['exec', 'connections.cloze', '--connection', JSON.stringify(mock.connection)]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.lines()[0]).toMatchObject({ metadata: { value: mock.connection['email'] } });
    expect(run.stdout + run.stderr).not.toContain(mock.connection['apiKey']);
  });

  it('refuses a wrong key with a sentence people understand', async () => {
    const wrong = { ...mock.connection, apiKey: 'f'.repeat(32) };
    const run = await connectApp(['exec', 'connections.cloze', '--connection', JSON.stringify(wrong)]);
    expect(run.code).toBe(1);
    expect(run.lines()[0]).toMatchObject({ error: { type: 'InvalidAccessTokenError', statusCode: 401 } });
    expect(run.stderr).toMatch(/API key/i);
    expect(run.stdout + run.stderr).not.toContain(wrong.apiKey);
    expect(run.stderr).not.toContain('    at ');
  });

  it('finds people: one bundle a line, at most as many as the limit', async () => {
    const run = await connectApp([
      'exec',
      'modules.findPeople',
      '--params',
      '{"stage":"lead","sort":"name","limit":25}',
    ]);
    expect(run.code).toBe(0);
    const people = run.lines() as { name: string; stage: string }[];
    expect(people).toHaveLength(25);
    expect(people.every(({ stage }) => stage === 'lead')).toBe(true);
  });

  it('keeps what one command creates for the next one', async () => {
    const params = '{"name":"Ada Lovelace","emails":[{"value":"ada@example.com","work":true}]}';
    expect(await connectApp(['exec', 'modules.createPerson', '--params', params])).toMatchObject({ code: 0 });
    const found = await connectApp(['exec', 'modules.getPerson', '--params', '{"uniqueid":"ada@example.com"}']);
    expect(found.lines()[0]).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('lists the options of a dropdown', async () => {
    const run = await connectApp(['exec', 'rpcs.personStages']);
    expect(run.code).toBe(0);
    expect(run.lines()).toContainEqual({ label: 'Lead', value: 'lead' });
  });

  it('writes a HAR file without the key', async () => {
    const har = join(folder.path, 'run.har');
    await connectApp(['exec', 'modules.findPeople', '--params', '{"limit":1}', '--har', har]);
    const text = await readFile(har, 'utf8');
    expect(JSON.parse(text).log.entries).toHaveLength(1);
    expect(text).toContain('api.cloze.com');
    expect(text).not.toContain(mock.connection['apiKey']);
  });

  it('prints the whole record of a run with --steps', async () => {
    const run = await connectApp(['exec', 'modules.findPeople', '--params', '{"limit":1}', '--steps']);
    expect(JSON.parse(run.stdout)).toMatchObject({ component: { name: 'findPeople' } });
    expect(run.stdout).not.toContain(mock.connection['apiKey']);
  });

  it('records and replays without a service', async () => {
    const recording = join(folder.path, 'recording.har');
    const args = ['exec', 'modules.findPeople', '--params', '{"limit":2}'];
    const recorded = await connectApp([...args, '--record', recording]);
    const replayed = await connectApp([...args, '--replay', recording]);
    expect(replayed.code).toBe(0);
    expect(replayed.lines()).toEqual(recorded.lines());
    const other = await connectApp(['exec', 'rpcs.personStages', '--replay', recording]);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('/v1/user/stages/people');
  });
});

describe('connect-app exec, used wrongly', () => {
  it('names the module that was probably meant', async () => {
    const run = await connectApp(['exec', 'modules.findPeeple']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('findPeople');
  });

  it('says what a path looks like', async () => {
    const run = await connectApp(['exec', 'findPeople']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('modules.<name>');
  });

  it('names a required parameter that is missing', async () => {
    const run = await connectApp(['exec', 'modules.getPerson', '--params', '{}']);
    expect(run.code).toBe(1);
    expect(run.lines()[0]).toMatchObject({ error: { type: 'BundleValidationError' } });
    expect(run.stderr).toContain("Missing value of required parameter 'uniqueid'");
  });

  it('names a parameter of the wrong type', async () => {
    const run = await connectApp(['exec', 'modules.findPeople', '--params', '{"limit":"many"}']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("Invalid number in parameter 'limit'");
  });

  it('points at the place of a mistake in a JSON file', async () => {
    const file = join(folder.path, 'params.json');
    await writeFile(file, '{\n  "limit": 1,\n  "sort" "name"\n}\n');
    const run = await connectApp(['exec', 'modules.findPeople', '--params', `@${file}`]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`${file}:3:10`);
  });

  it('says that a service is out of reach with exit code 3', async () => {
    const run = await connectApp(['exec', 'rpcs.personStages', '--base-url', 'http://127.0.0.1:9']);
    expect(run.code).toBe(3);
    expect(run.lines()[0]).toMatchObject({ error: { type: 'ConnectionError' } });
  });
});

describe('connect-app check', () => {
  it('finds nothing wrong with the app', async () => {
    expect(await connectApp(['check'])).toMatchObject({ code: 0 });
  });

  it('says where a mistake stands', async () => {
    await writeFile(
      join(folder.path, 'app.json'),
      '{"name":"broken","label":"Broken","version":1,"theme":"#000000","language":"en",}',
    );
    await writeFile(join(folder.path, 'base.imljson'), '{\n  "baseUrl": "https://example.com\n}\n');
    const run = await connectApp(['check', '--app', folder.path, '--format', 'json']);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout)).toContainEqual(
      expect.objectContaining({ file: 'base.imljson', line: 2, severity: 'error', rule: 'json/syntax' }),
    );
  });
});
