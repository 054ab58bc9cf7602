import { MockError } from './errors.js';
import type { ClozeMockOptions, ContractMode, ResolvedOptions } from './options.js';
import { REPLY_TIMEOUT } from './webhooks/acceptance.js';

/** The time on the clock of a mock that says none. */
const DEFAULT_START = Date.UTC(2026, 5, 1, 8);

const MOST_PEOPLE = 10_000_000;

/** Checks options and fills in the defaults. */
export function resolveOptions(options: ClozeMockOptions): ResolvedOptions {
  const people = options.people ?? 500;
  if (!Number.isInteger(people) || people < 0 || people > MOST_PEOPLE) {
    throw new MockError('option-people', `must be a whole number from 0 to ${MOST_PEOPLE}.`, 'options.people');
  }
  const seed = options.seed ?? 1;
  if (!Number.isSafeInteger(seed)) throw new MockError('option-seed', 'must be a whole number.', 'options.seed');
  const live = options.live ?? false;
  const start = options.now === undefined ? (live ? Date.now() : DEFAULT_START) : Date.parse(options.now);
  if (Number.isNaN(start)) throw new MockError('option-now', 'must be an ISO date.', 'options.now');
  const contract = options.contract ?? contractOfEnvironment();
  return {
    seed,
    people,
    starter: options.starter,
    account: options.account ?? {},
    accounts: options.accounts ?? [],
    start,
    live,
    contract,
    calls: options.calls ?? (contract === 'strict' ? 'documented' : 'tolerant'),
    warn: options.warn ?? ((message) => console.warn(message)),
    keepRequests: options.keepRequests ?? 1000,
    futureDates: options.futureDates ?? 'refuse',
    faults: options.faults ?? [],
    control: options.control ?? false,
    replyTimeout: options.replyTimeout ?? REPLY_TIMEOUT,
    fetch: options.fetch ?? ((...call) => globalThis.fetch(...call)),
  };
}

/** The switch of a whole test run: it reaches mocks that other code makes, and those of other processes. */
function contractOfEnvironment(): ContractMode {
  const mode = process.env['CLOZE_MOCK_CONTRACT'] || 'report';
  if (mode === 'off' || mode === 'report' || mode === 'strict') return mode;
  throw new MockError('option-contract', `must be off, report or strict, not "${mode}".`, 'CLOZE_MOCK_CONTRACT');
}
