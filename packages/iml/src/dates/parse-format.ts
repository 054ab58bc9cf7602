import { FUNCTION_LIMITS } from '../functions/limits.js';
import { BoundedCache } from './bounded-cache.js';
import { readFormat } from './format-text.js';
import { PARSERS } from './parse-tokens.js';
import type { ParsedFields } from './parsed-fields.js';
import { resolveFields } from './resolve-fields.js';
import type { TokenParser } from './token-parser.js';
import type { Zone } from './zone.js';

/** Longer texts hold no date; the bound keeps unanchored searches cheap. */
const LONGEST = 1000;

type Step = TokenParser | { readonly pattern: RegExp; readonly store?: undefined };

const formats = new BoundedCache<readonly Step[]>(FUNCTION_LIMITS.compiledKept);

/** Options of {@link parseWithFormat}. */
export interface ParseOptions {
  readonly format: string;
  /** Where a text without an offset is at home. */
  readonly zone: Zone;
  /** The current instant: fields above the largest that is given come from it, in UTC as moment-timezone takes them. */
  readonly now: number;
}

/**
 * Reads a date text with moment's tokens, leniently as moment does: what does not match is skipped, what is missing is the
 * start of its unit. Undefined when nothing matched or the date does not exist.
 */
export function parseWithFormat(text: string, { format, zone, now }: ParseOptions): number | undefined {
  if (text.length > LONGEST) return undefined;
  const fields: ParsedFields = {};
  let rest = text;
  let found = false;
  for (const { pattern, store } of formats.get(format, compileFormat)) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    rest = rest.slice(match.index + match[0].length);
    if (store === undefined) continue;
    store(match[0], fields);
    found = true;
  }
  return found ? resolveFields(fields, zone, now) : undefined;
}

function compileFormat(format: string): readonly Step[] {
  return readFormat(format, (word) => PARSERS.has(word)).flatMap((piece): readonly Step[] => {
    if (piece.kind === 'text') {
      return piece.text === '' ? [] : [{ pattern: new RegExp(piece.text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')) }];
    }
    const parser = PARSERS.get(piece.token);
    return parser === undefined ? [] : [parser];
  });
}
