/** What a hash is made of: the seed first, then words and numbers that say what is being drawn. */
export type HashPart = string | number;

function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** A 32-bit number that depends on the parts alone: the same parts give the same number on every machine. */
export function hash(...parts: readonly HashPart[]): number {
  let state = BEGIN;
  for (const part of parts) state = take(state, part);
  return mix(state, END);
}

const BEGIN = 0x811c9dc5;
const END = 0x27d4eb2f;

/** `hash` with the first parts taken in once: `hashAfter(a, b)(c)` is `hash(a, b, c)`. */
export function hashAfter(...parts: readonly HashPart[]): (last: HashPart) => number {
  let state = BEGIN;
  for (const part of parts) state = take(state, part);
  return (last) => mix(take(state, last), END);
}

function take(state: number, part: HashPart): number {
  if (typeof part === 'number') return mix(mix(state, part | 0), Math.floor(part / 2 ** 32));
  for (let index = 0; index < part.length; index += 1) state = mix(state, part.charCodeAt(index));
  return state;
}

/** A number in [0, 1) drawn by its parts. */
export function fraction(...parts: readonly HashPart[]): number {
  return hash(...parts) / 2 ** 32;
}

/** One of `list`, drawn by its parts. The list must not be empty. */
export function pick<T>(list: readonly T[], ...parts: readonly HashPart[]): T {
  const chosen = list[hash(...parts) % list.length];
  if (chosen === undefined) throw new RangeError('pick() needs a list with something in it.');
  return chosen;
}

/** `length` bytes drawn by their parts. */
export function bytes(length: number, ...parts: readonly HashPart[]): Uint8Array {
  const out = new Uint8Array(length);
  const start = hash(...parts);
  for (let index = 0; index < length; index += 4) {
    const word = mix(mix(start, index + 1), start);
    for (let at = index; at < Math.min(index + 4, length); at += 1) out[at] = (word >>> ((at - index) * 8)) & 0xff;
  }
  return out;
}

/** Bytes as base64url text without padding: the form of Cloze's own keys (Pipedream's captured sample events). */
export function base64url(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64url');
}

/** `length` lower-case hexadecimal digits drawn by their parts. */
export function hex(length: number, ...parts: readonly HashPart[]): string {
  return Buffer.from(bytes(Math.ceil(length / 2), ...parts))
    .toString('hex')
    .slice(0, length);
}
