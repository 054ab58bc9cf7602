import { openedBy } from './nested.js';
import { optionSource } from './options.js';
import { isRpcReference, own, type ParameterSpec, setOwn, specEntries } from './spec.js';

/**
 * The value the dialog fills in before anyone touches the field: `default`, or the option marked `default: true` (C20).
 * Options of an RPC are only known once the list is opened (C14), so they preselect nothing here.
 */
export function defaultOf(spec: ParameterSpec): unknown {
  const value = own(spec, 'default');
  if (value !== undefined) return structuredClone(value);
  if (spec.type === 'checkbox') return false;
  if (spec.type !== 'select') return undefined;
  const preset = optionSource(spec).options.filter((option) => option.default === true);
  if (own(spec, 'multiple') === true) return preset.length === 0 ? undefined : preset.map((option) => option.value);
  return preset[0]?.value;
}

/**
 * A parameter block's values as the dialog shows them when it is opened: what is given, and defaults for the rest,
 * nested parameters included. RPCs are not called.
 *
 * @example
 * applyDefaults([{ name: 'limit', type: 'uinteger', default: 10 }], {}); // { limit: 10 }
 */
export function applyDefaults(block: unknown, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(values));
  fill(block, result, 0);
  return result;
}

const MAX_DEPTH = 20;

function fill(block: unknown, target: Record<string, unknown>, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const spec of specEntries(block)) {
    if (isRpcReference(spec) || spec.name === undefined) continue;
    if (own(target, spec.name) === undefined) {
      const value = defaultOf(spec);
      if (value !== undefined) setOwn(target, spec.name, value);
    }
    if (spec.type === 'collection') {
      const current = own(target, spec.name);
      const members = applyDefaults(
        own(spec, 'spec'),
        typeof current === 'object' && current !== null ? { ...current } : {},
      );
      if (current !== undefined || Object.keys(members).length > 0) setOwn(target, spec.name, members);
    }
    fill(openedBy(spec, own(target, spec.name), optionSource(spec).options), target, depth + 1);
  }
}
