import type { Directive } from '../communication/directive.js';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { CompiledPagination } from './pagination.js';

/** Evaluates a directive in the context of the request; an absent one is undefined. */
export type Evaluate = (directive: Directive | undefined) => unknown;

/** Headers and qs merge by name from the second page on, unless `mergeWithParent` is false (R2.25). */
export function merged(
  name: 'headers' | 'qs',
  [own, paged]: readonly [Directive | undefined, Directive | undefined],
  pagination: CompiledPagination | undefined,
  evaluate: Evaluate,
): Record<string, unknown> | undefined {
  const parent = pagination?.mergeWithParent === false ? undefined : collection(name, evaluate(own));
  const child = collection(`pagination.${name}`, evaluate(paged));
  if (parent === undefined || child === undefined) return child ?? parent;
  return name === 'headers' ? mergeHeaders(parent, child) : { ...parent, ...child };
}

/** Names of headers are the same in any case. */
function mergeHeaders(
  parent: Readonly<Record<string, unknown>>,
  child: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = new Set(Object.keys(child).map((name) => name.toLowerCase()));
  const kept = Object.entries(parent).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(child)]);
}

function collection(name: string, value: unknown): Record<string, unknown> | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (isPlainObject(value)) return value;
  throw new RunError({
    type: 'DataError',
    code: 'not-a-collection',
    message: `'${name}' has to be a collection of names and values.`,
  });
}
