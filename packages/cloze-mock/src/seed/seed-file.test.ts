import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientOf } from '../testing/client.js';
import { strictMock } from '../testing/mock.js';
import { parseSeedFile, readSeedFile } from './seed-file.js';

const SEED = `{
  "now": "2026-03-01T10:00:00Z",
  "account": { "email": "me@own.example", "name": "Own Er", "apiKey": "0123456789abcdef0123456789abcdef" },
  "settings": { "segments": { "people": [{ "name": "Member", "key": "custom1" }] } },
  "companies": [{ "name": "Own", "domains": ["own.example"] }],
  "people": [{ "name": "Ada", "emails": [{ "value": "ada@own.example" }], "segment": "Member", "stage": "lead" }],
  "accounts": [{ "email": "other@own.example", "people": [{ "emails": [{ "value": "bob@own.example" }] }] }]
}`;

describe('a seed file', () => {
  it('becomes the data of the accounts it names', async () => {
    const mock = strictMock(parseSeedFile(SEED, 'seed.json'));
    expect([mock.account.email, mock.account.apiKey, mock.clock.now()]).toEqual([
      'me@own.example',
      '0123456789abcdef0123456789abcdef',
      Date.UTC(2026, 2, 1, 10),
    ]);
    const found = await clientOf(mock).get('/v1/people/find');
    expect(found).toMatchObject({ availablecount: 1, people: [{ name: 'Ada', segment: 'custom1', stage: 'lead' }] });
    const other = await clientOf(mock, mock.accounts[1]?.apiKey).get('/v1/people/find');
    expect(other).toMatchObject({ availablecount: 1, people: [{ emails: [{ value: 'bob@own.example' }] }] });
    expect(await clientOf(mock).get('/v1/user/stages/people')).toMatchObject({ list: { length: 5 } });
  });

  it('may be YAML', () => {
    const text = 'people:\n  - name: Ada\n    emails: [{ value: ada@own.example }]\n';
    expect(parseSeedFile(text, 'seed.yaml').starter?.people).toHaveLength(1);
  });

  it.each([
    ['{ "people": [', /^seed\.json:1:\d+ /],
    ['{\n  "poeple": []\n}', 'seed.json:2:13 poeple: is unknown'],
    ['{\n  "people": [{\n    "stage": "hot"\n  }]\n}', 'seed.json:3:14 people[0].stage: must be one of lead, future'],
    ['{\n  "people": [\n    { "email": "a@b.example" }\n  ]\n}', 'seed.json:3:16 people[0].email: is unknown'],
    ['{\n  "people": [\n    { "name": "Ada" }\n  ]\n}', 'seed.json:3:5 people[0]: No identifiers available (error 11)'],
    ['{"account": {"apiKey": "short"}}', 'seed.json:1:24 account.apiKey: must match pattern'],
    [
      '{"accounts": [{"email": "a@b.example", "people": [{"emails": [{"value": "x@y.example"}], "segment": "no"}]}]}',
      'accounts[0].people[0]: An invalid value was provided for the segment: no (error 26)',
    ],
    ['[]', 'seed.json:1:1 the file: must be object'],
  ])('%s is refused with its place', (text, message) => {
    expect(() => parseSeedFile(text, 'seed.json')).toThrow(message);
  });

  it('tells all its mistakes at once', () => {
    const read = (): unknown => parseSeedFile('{\n"a": 1,\n"b": 2\n}', 'seed.json');
    expect(read).toThrow('seed.json:2:6 a: is unknown\nseed.json:3:6 b: is unknown');
  });

  it('is read from the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seed-'));
    const file = join(folder, 'seed.json');
    await writeFile(file, SEED);
    expect((await readSeedFile(file)).account?.email).toBe('me@own.example');
    await rm(folder, { recursive: true });
    await expect(readSeedFile(file)).rejects.toMatchObject({ code: 'seed-file', path: file });
  });
});
