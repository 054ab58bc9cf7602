import { ImlError } from '../error.js';
import { FUNCTION_LIMITS } from '../functions/limits.js';
import { BoundedCache } from './bounded-cache.js';
import { DateFields } from './date-fields.js';
import { readFormat } from './format-text.js';
import { EMITTERS, type Emitter } from './format-tokens.js';
import type { Zone } from './zone.js';

/** What `formatDate` writes when it is given no format: moment's default. */
export const DEFAULT_FORMAT = 'YYYY-MM-DDTHH:mm:ssZ';

const formats = new BoundedCache<(fields: DateFields) => string>(FUNCTION_LIMITS.compiledKept);

/**
 * Writes an instant in a zone with moment's tokens.
 *
 * @throws ImlError `invalid-argument` for the tokens `z` and `zz`: the abbreviations of zones are not emulated.
 * @example
 * import { findZone } from './zone.js';
 *
 * formatInstant(0, 'D MMM YYYY HH:mm', findZone('UTC')); // → '1 Jan 1970 00:00'
 */
export function formatInstant(instant: number, format: string, zone: Zone): string {
  return formats.get(format, compileFormat)(new DateFields(instant, zone));
}

function compileFormat(format: string): (fields: DateFields) => string {
  const emitters = readFormat(format, isToken).map((piece): Emitter => {
    if (piece.kind === 'text') return () => piece.text;
    return EMITTERS.get(piece.token) ?? notEmulated(piece.token);
  });
  return (fields) => {
    let text = '';
    for (const emit of emitters) text += emit(fields);
    return text;
  };
}

function isToken(word: string): boolean {
  return word === 'z' || word === 'zz' || EMITTERS.has(word);
}

function notEmulated(token: string): never {
  const message = `The format token '${token}' (abbreviation of the time zone) is not emulated; use Z, or put the letter into [brackets].`;
  throw new ImlError({ code: 'invalid-argument', message });
}
