import { base64Forms, MIN_SUBSTRING_LENGTH, textPattern } from './secret-forms.js';

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';

/** Takes secrets out of whatever is about to be recorded, by their values. */
export interface Redactor {
  /** Learns a secret; anything but a text or number with content is ignored. */
  add(secret: unknown): void;
  /** The text with every known secret masked, in all the forms it may have been given on the way. */
  text(text: string): string;
  /** A copy of plain data with every text (and key) masked; returns the value itself when nothing had to change. */
  value<Value>(value: Value): Value;
}

/** Depth at which {@link Redactor.value} stops looking; deeper data is replaced. */
const MAX_DEPTH = 200;

/** A redactor that knows these secrets. Every `password`, `pkey` and `cert` parameter belongs here. */
export function createRedactor(secrets: Iterable<unknown> = []): Redactor {
  const known = new Set<string>();
  const short = new Set<string>();
  let plain: RegExp | undefined;
  let base64: RegExp | undefined;

  const rebuild = (): void => {
    const longestFirst = [...known].sort((a, b) => b.length - a.length);
    plain = alternatives(longestFirst.map(textPattern));
    base64 = alternatives(longestFirst.flatMap(base64Forms).sort((a, b) => b.length - a.length));
  };

  const redactor: Redactor = {
    add(secret) {
      const text = typeof secret === 'number' || typeof secret === 'bigint' ? String(secret) : secret;
      if (typeof text !== 'string' || text === '' || known.has(text) || short.has(text)) return;
      if (text.length < MIN_SUBSTRING_LENGTH) short.add(text);
      else {
        known.add(text);
        // A key pasted with a line break at its end is sent without it.
        if (text.trim().length >= MIN_SUBSTRING_LENGTH) known.add(text.trim());
        rebuild();
      }
    },
    text(text) {
      if (short.has(text)) return REDACTED;
      const masked = plain === undefined ? text : text.replace(plain, REDACTED);
      return base64 === undefined ? masked : maskBase64(masked, base64);
    },
    value(value) {
      return plain === undefined && short.size === 0 ? value : (redact(value, redactor, 0) as typeof value);
    },
  };
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

function redact(value: unknown, redactor: Redactor, depth: number): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (typeof value === 'number') {
    const text = String(value);
    return redactor.text(text) === text ? value : REDACTED;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return REDACTED;
  if (value instanceof Uint8Array) {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
    return redactor.text(text) === text ? value : REDACTED;
  }
  if (Array.isArray(value)) {
    const copy = value.map((item: unknown) => redact(item, redactor, depth + 1));
    return copy.every((item, index) => item === value[index]) ? value : copy;
  }
  let changed = false;
  const entries = Object.entries(value).map(([key, item]) => {
    const safe = [redactor.text(key), redact(item, redactor, depth + 1)] as const;
    changed ||= safe[0] !== key || safe[1] !== item;
    return safe;
  });
  return changed ? Object.fromEntries(entries) : value;
}

/** Masks base64 texts from end to end: their first and last characters may hold bits of the secret. */
function maskBase64(text: string, pattern: RegExp): string {
  let masked = '';
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    let start = match.index;
    let end = match.index + match[0].length;
    while (start > done && isBase64(text.charCodeAt(start - 1))) start--;
    while (end < text.length && isBase64(text.charCodeAt(end))) end++;
    masked += text.slice(done, start) + REDACTED;
    done = end;
    pattern.lastIndex = end;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Letters, digits and `+ - / = _`: the characters of both base64 alphabets. */
function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 45 ||
    code === 61 ||
    code === 95
  );
}

/** The longest secrets come first, so that one within another does not leave the rest of it behind. */
function alternatives(patterns: readonly string[]): RegExp | undefined {
  return patterns.length === 0 ? undefined : new RegExp([...new Set(patterns)].join('|'), 'g');
}
