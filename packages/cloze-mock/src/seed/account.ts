import type { Clock } from '../clock.js';
import type { Account, AccountIdentity } from '../context.js';
import type { AccountOptions, ResolvedOptions } from '../options.js';
import { base64url, bytes, hex } from '../random.js';
import { Store } from '../store/store.js';
import { loadStarter, settingsOf } from './load-starter.js';
import type { Starter } from './starter.js';
import { storySources } from './story.js';
import { STORY_USER, storySettings } from './story-settings.js';

/** Makes all accounts with their data. */
export function createAccounts(options: ResolvedOptions, clock: Clock): Account[] {
  // Who brings an address of their own brings their own name, too.
  const { email, ...own } = options.account;
  const first: AccountOptions = { ...(email === undefined ? STORY_USER : { email }), ...own };
  return [first, ...options.accounts].map((account, index) =>
    createAccount(account, { options, clock, isFirst: index === 0 }),
  );
}

interface AccountSource {
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly isFirst: boolean;
}

function createAccount(account: AccountOptions, { options, clock, isFirst }: AccountSource): Account {
  const name = account.name ?? account.email.replace(/@.*$/, '');
  const [first = name, ...rest] = name.split(' ');
  const identity = { email: account.email, name, key: base64url(bytes(16, options.seed, 'user', account.email)) };
  return {
    ...identity,
    // 32 lower-case hexadecimal digits: the form secret scanners look for.
    apiKey: account.apiKey ?? hex(32, options.seed, 'api-key', account.email),
    first,
    last: rest.join(' '),
    country: 'SE',
    aka: account.aka ?? [],
    store: createStore(identity, {
      isFirst,
      starter: account.starter ?? (isFirst ? options.starter : undefined),
      options,
      clock,
    }),
  };
}

interface StoreSource {
  readonly isFirst: boolean;
  readonly starter: Starter | undefined;
  readonly options: ResolvedOptions;
  readonly clock: Clock;
}

/** The first account has the seeded story, unless the user brings data; every other one starts empty or with its own. */
function createStore(account: AccountIdentity, { isFirst, starter, options, clock }: StoreSource): Store {
  const { seed, people, start } = options;
  if (starter === undefined && isFirst) {
    return new Store({
      account,
      clock,
      seed,
      settings: storySettings(account),
      sources: storySources({ seed, people, start, me: account.email }),
    });
  }
  const store = new Store({ account, clock, seed, settings: settingsOf(starter ?? {}) });
  if (starter) loadStarter(store, starter);
  return store;
}
