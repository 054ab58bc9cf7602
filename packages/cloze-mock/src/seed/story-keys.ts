import type { Relation } from '../model/relation.js';
import { base64url, bytes } from '../random.js';
import { identifiersOf } from '../store/identifiers.js';
import type { Draw } from './draw.js';

/** The number hidden in an identifier: in sync and direct keys by {@link storyKey}, elsewhere in its digits. */
export function numberIn(identifier: string): number | undefined {
  const [type = '', ...rest] = identifier.split(':');
  const value = rest.join(':');
  if (type === 'sync' || type === 'direct') {
    const raw = Buffer.from(value, 'base64url');
    return raw.length >= 8 ? (raw.readUInt32BE(0) ^ raw.readUInt32BE(4)) >>> 0 : undefined;
  }
  const digits = NUMBERED[type]?.exec(value)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where identifiers of people carry the number; those of companies and projects are few enough to be listed. */
const NUMBERED: Readonly<Record<string, RegExp>> = {
  email: /\.(\d{3,})@/,
  phone: /^\+4670(\d{7,8})$/,
  social: /(\d+)$/,
  app: /:P-(\d+)$/,
};

/** Identifiers without a number in them, of the first records, with the numbers of the records that have them. */
export function identifiersOfFirst(count: number, at: (index: number) => Relation): Map<string, number[]> {
  const known = new Map<string, number[]>();
  const add = (identifier: string, index: number): void => {
    known.set(identifier, [...(known.get(identifier) ?? []), index]);
  };
  for (let index = 0; index < count; index += 1) {
    for (const identifier of identifiersOf(at(index))) {
      if (numberIn(identifier) === undefined) add(identifier, index);
    }
  }
  return known;
}

/** Random-looking bytes whose first two words tell the record's number. */
export function storyKey(length: number, { seed, kind, index }: Pick<Draw, 'seed' | 'kind' | 'index'>): string {
  const raw = Buffer.from(bytes(length, seed, kind, index, 'key', length));
  raw.writeUInt32BE((raw.readUInt32BE(4) ^ index) >>> 0, 0);
  return base64url(raw);
}
