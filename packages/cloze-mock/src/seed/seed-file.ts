import { readFile } from 'node:fs/promises';
import { type Document, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { Clock } from '../clock.js';
import { contractChecker } from '../contract/checker.js';
import { MockError } from '../errors.js';
import type { AccountOptions, ClozeMockOptions } from '../options.js';
import { Store } from '../store/store.js';
import { fillStore, settingsOf } from './load-starter.js';
import { SEED_SCHEMA } from './seed-schema.js';
import type { Starter } from './starter.js';

interface SeedFile extends Starter {
  readonly now?: string;
  readonly account?: Partial<AccountOptions>;
  readonly accounts?: readonly (AccountOptions & Starter)[];
}

/** A mistake in a seed file. */
interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** More mistakes than this are not told at once. */
const MOST_MISTAKES = 20;

/**
 * Reads a seed file, JSON or YAML, into options of `createClozeMock`.
 *
 * @throws MockError `seed-file` listing every mistake with file, line, column and what is wrong.
 */
export async function readSeedFile(
  file: string,
): Promise<Pick<ClozeMockOptions, 'account' | 'accounts' | 'now' | 'starter'>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new MockError('seed-file', `The seed file cannot be read: ${error.message}`, file);
  });
  return parseSeedFile(text, file);
}

/** The same for a text; `file` names it in messages. */
export function parseSeedFile(
  text: string,
  file: string,
): Pick<ClozeMockOptions, 'account' | 'accounts' | 'now' | 'starter'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const fail = (mistakes: readonly { offset: number; message: string }[]): never => {
    const told = mistakes.slice(0, MOST_MISTAKES).map(({ offset, message }) => {
      const { line, col } = lines.linePos(offset);
      return `${file}:${line}:${col} ${message}`;
    });
    throw new MockError('seed-file', told.join('\n'));
  };
  if (document.errors.length > 0) {
    fail(document.errors.map(({ pos, message }) => ({ offset: pos[0], message })));
  }
  const value = (document.toJS({ maxAliasCount: 100 }) ?? {}) as SeedFile;
  const mistakes = mistakesIn(value);
  if (mistakes.length > 0) {
    fail(
      mistakes.map(({ path, message }) => ({
        offset: offsetOf(document, path),
        message: `${pathText(path)}: ${message}`,
      })),
    );
  }
  const { account, accounts, now, ...starter } = value;
  return {
    starter,
    ...(account && { account }),
    ...(now && { now }),
    ...(accounts && { accounts: accounts.map(withStarter) }),
  };
}

function withStarter({ people, companies, projects, settings, ...account }: AccountOptions & Starter): AccountOptions {
  return {
    ...account,
    starter: {
      ...(people && { people }),
      ...(companies && { companies }),
      ...(projects && { projects }),
      ...(settings && { settings }),
    },
  };
}

/** Mistakes of form first; if there are none, records that the API itself would refuse. */
function mistakesIn(value: SeedFile): readonly Mistake[] {
  const form = contractChecker().against(SEED_SCHEMA, value);
  if (form.length > 0) return form;
  return [
    { starter: value as Starter, path: [] as (string | number)[] },
    ...(value.accounts ?? []).map((starter, index) => ({ starter, path: ['accounts', index] })),
  ].flatMap(({ starter, path }) => {
    const account = { email: 'seed@file.example', name: 'Seed', key: 'seed' };
    const store = new Store({ account, clock: new Clock({ start: 0 }), seed: 1, settings: settingsOf(starter) });
    return fillStore(store, starter).map((mistake) => ({ ...mistake, path: [...path, ...mistake.path] }));
  });
}

/** Where a value stands; for one that is missing, where what should hold it stands. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node)) return (node as Node).range?.[0] ?? 0;
  }
  return 0;
}

function pathText(path: readonly (string | number)[]): string {
  return (
    path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, '') || 'the file'
  );
}
