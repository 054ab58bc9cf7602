import { own } from './spec.js';
import { familyOf } from './types.js';

/** What a scenario builder can put in a field instead of a value (IML §4.5), in the text form a scenario stores. */
export const ERASE = '{{erase}}';
const IGNORE = '{{ignore}}';
const EMPTY_STRING = '{{emptystring}}';

/** What a field was given, before any conversion. */
export type FieldInput =
  | { readonly kind: 'empty' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'value'; readonly value: unknown };

/**
 * Tells an empty field from a filled one: null, undefined, "" and `ignore` are empty (R6.7, IML §4.5); `emptystring` is a text of its
 * own, `erase` empties the field at the other end.
 */
export function readInput(value: unknown): FieldInput {
  if (value === null || value === undefined || value === '') return { kind: 'empty' };
  const keyword = keywordOf(value);
  if (keyword === 'erase') return { kind: 'erase' };
  if (keyword === 'ignore') return { kind: 'empty' };
  if (typeof value !== 'string') return { kind: 'value', value };
  switch (value.replace(/^\{\{\s+|\s+\}\}$/g, (braces) => braces.trim())) {
    case ERASE:
      return { kind: 'erase' };
    case IGNORE:
      return { kind: 'empty' };
    case EMPTY_STRING:
      return { kind: 'value', value: '' };
    default:
      return { kind: 'value', value };
  }
}

/** The keywords `erase` and `ignore` as the expression language gives them, or as typed JSON writes them. */
function keywordOf(value: unknown): unknown {
  if (typeof value === 'symbol') return value.description;
  return typeof value === 'object' ? own(value, '$keyword') : undefined;
}

/** The value an erased field has (IML §4.5): null, but an empty list for lists, and nothing for a boolean. */
export function erasedValue(type: string, multiple: boolean): unknown {
  const family = familyOf(type);
  if (family === 'array' || (family === 'select' && multiple)) return [];
  return family === 'boolean' ? undefined : null;
}
