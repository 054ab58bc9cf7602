import { isCollection } from '@connect-app/iml';
import { findOption, type SelectOption } from './options.js';
import { own, type ParameterSpec, type SpecEntry, specEntries } from './spec.js';
import { familyOf } from './types.js';

/**
 * The parameters that open below a parameter because of its value (R5.8): those of the chosen option, else of all options,
 * else of the parameter; those of the placeholder while nothing is chosen. They stand beside their parent, not inside it.
 */
export function openedBy(spec: ParameterSpec, value: unknown, options: readonly SelectOption[]): readonly SpecEntry[] {
  const family = familyOf(spec.type);
  if (family === 'select') return openedBySelect(spec, value, options);
  const nested = own(spec, 'nested');
  if (nested === undefined) return [];
  if (family !== 'boolean') return isUnset(value) ? [] : specEntries(nested);
  // `{true: […], false: […]}` and `reversedNested` are seen in the wild; the vendor's schema refuses both (C6).
  if (isCollection(nested) && (Object.hasOwn(nested, 'true') || Object.hasOwn(nested, 'false'))) {
    return isUnset(value) ? [] : specEntries(own(nested, String(value)));
  }
  return (value === true) === (own(spec, 'reversedNested') !== true) ? specEntries(nested) : [];
}

function openedBySelect(spec: ParameterSpec, value: unknown, options: readonly SelectOption[]): readonly SpecEntry[] {
  const settings = own(spec, 'options');
  if (isUnset(value)) return specEntries(own(own(settings, 'placeholder'), 'nested'));
  const shared = own(settings, 'nested') ?? own(spec, 'nested');
  const chosen = Array.isArray(value) && own(spec, 'multiple') === true ? (value as unknown[]) : [value];
  const opened: SpecEntry[] = [];
  let sharedDone = false;
  for (const item of chosen) {
    const nested = findOption(options, item)?.nested;
    if (nested !== undefined) opened.push(...specEntries(nested));
    else if (shared !== undefined && !sharedDone) {
      sharedDone = true;
      opened.push(...specEntries(shared));
    }
  }
  return opened;
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
