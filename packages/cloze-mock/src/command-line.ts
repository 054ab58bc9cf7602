import { MockError } from './errors.js';
import type { OAuthClient } from './oauth/clients.js';
import type { AccountOptions, ClozeMockOptions } from './options.js';
import { readSeedFile } from './seed/seed-file.js';

/** A flag in commander's notation. */
export interface MockFlag {
  readonly flags: string;
  readonly description: string;
}

/** Flags of a command line that starts a mock; {@link optionsOfFlags} reads them. */
export const MOCK_FLAGS: readonly MockFlag[] = [
  { flags: '--seed <n>', description: 'decides ids, keys, names and times (default: 1)' },
  { flags: '--people <n>', description: 'how many people the account has (default: 500; up to 10000000)' },
  { flags: '--seed-file <file>', description: 'your own data instead of the seeded story: JSON or YAML' },
  { flags: '--accounts <emails>', description: 'more accounts, empty, by e-mail address and parted by commas' },
  {
    flags: '--oauth-client <id:secret>',
    description: 'the OAuth 2 client that may ask for access at /oauth/authorize (default: one drawn from the seed)',
  },
  { flags: '--now <iso>', description: 'where the clock starts (default: now)' },
  {
    flags: '--faults <rules>',
    description: 'what goes wrong: "ROUTE=KIND:parameter=value@which~probability", parted by ";"',
  },
  { flags: '--documented', description: 'refuse calls that clients send although they are not documented' },
  { flags: '--control', description: 'answer commands below /_mock/control/ (faults, clock, reset, snapshot)' },
];

/**
 * The options that the values of {@link MOCK_FLAGS} ask for, by their camelCase names.
 *
 * @throws MockError `flag` for a value that makes no sense, `seed-file` with every mistake in the file and its place.
 */
export async function optionsOfFlags(flags: Readonly<Record<string, unknown>>): Promise<ClozeMockOptions> {
  const { seedFile, accounts, oauthClient, now, faults, documented, control } = flags;
  const seed = whole(flags, 'seed');
  const people = whole(flags, 'people');
  const file = typeof seedFile === 'string' ? await readSeedFile(seedFile) : undefined;
  const more = typeof accounts === 'string' ? accountsOf(accounts) : [];
  return {
    live: true,
    ...file,
    ...(seed !== undefined && { seed }),
    ...(people !== undefined && { people }),
    ...(more.length > 0 && { accounts: [...(file?.accounts ?? []), ...more] }),
    ...(typeof oauthClient === 'string' && { oauthClients: [clientOf(oauthClient)] }),
    ...(typeof now === 'string' && { now }),
    ...(typeof faults === 'string' && { faults }),
    ...(documented === true && { calls: 'documented' }),
    ...(control === true && { control: true }),
  };
}

function whole(flags: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (typeof text === 'string' && text.trim() !== '' && Number.isSafeInteger(value)) return value;
  throw new MockError('flag', `--${name} must be a whole number, not "${String(text)}".`);
}

function accountsOf(text: string): AccountOptions[] {
  return text.split(',').map((part) => {
    const email = part.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new MockError('flag', `--accounts: "${email}" is no e-mail address.`);
    return { email };
  });
}

function clientOf(text: string): OAuthClient {
  const [, id, secret] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (id === undefined || secret === undefined)
    throw new MockError('flag', '--oauth-client must be an id and a secret, parted by a colon.');
  return { id, secret };
}
