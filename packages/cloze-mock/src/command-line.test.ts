import { describe, expect, it } from 'vitest';
import { optionsOfFlags } from './command-line.js';

describe('optionsOfFlags', () => {
  it('reads every flag', async () => {
    const flags = {
      seed: '7',
      people: '10',
      accounts: 'a@x.example, b@x.example',
      oauthClient: 'mine:s:3',
      now: '2026-01-01T00:00:00Z',
      faults: '*=500@1',
      documented: true,
      control: true,
    };
    expect(await optionsOfFlags(flags)).toEqual({
      live: true,
      seed: 7,
      people: 10,
      accounts: [{ email: 'a@x.example' }, { email: 'b@x.example' }],
      oauthClients: [{ id: 'mine', secret: 's:3' }],
      now: '2026-01-01T00:00:00Z',
      faults: '*=500@1',
      calls: 'documented',
      control: true,
    });
  });

  it.each([
    [{ seed: 'x' }, '--seed must be a whole number, not "x"'],
    [{ people: '' }, '--people must be a whole number'],
    [{ accounts: 'nobody' }, '--accounts: "nobody" is no e-mail address.'],
    [{ oauthClient: 'mine' }, '--oauth-client must be an id and a secret'],
    [{ seedFile: '/nowhere.json' }, '/nowhere.json: The seed file cannot be read'],
  ])('refuses %j', async (flags, message) => {
    await expect(optionsOfFlags(flags)).rejects.toThrow(message);
  });
});
