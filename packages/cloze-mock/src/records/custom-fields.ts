import { invalidValue } from '../errors.js';
import type { CustomFieldValue } from '../model/relation-data.js';
import type { FieldDefinition } from '../model/settings.js';
import { isEntry } from './properties.js';

/** Types whose values add up when they are sent again, unless `replace` is set. */
const SEVERAL = new Set(['keywords', 'people', 'entities', 'contacts', 'projects', 'references']);

/**
 * Merges custom fields by id. They are schemaless: ids nobody configured are stored as well, unless the body says
 * `"validation": "schema"` (Cloze Swagger 2025.10, introduction).
 */
export function mergeCustomFields(
  before: readonly CustomFieldValue[],
  given: unknown,
  { definitions, strict }: { readonly definitions: readonly FieldDefinition[]; readonly strict: boolean },
): readonly CustomFieldValue[] {
  if (!Array.isArray(given)) return before;
  const merged = [...before];
  for (const entry of given) {
    if (!isEntry(entry)) throw invalidValue('customFields', entry);
    const { id, type } = entry;
    if (typeof id !== 'string' || id === '') throw invalidValue('customFields', entry);
    const definition = definitions.find((known) => known.id === id);
    if (strict && (!definition || (typeof type === 'string' && type !== definition.type)))
      throw invalidValue('customFields', id);
    const { replace, ...rest } = entry;
    const field = { ...rest, type: typeof type === 'string' ? type : (definition?.type ?? 'text') } as CustomFieldValue;
    const at = merged.findIndex((known) => known.id === id);
    const known = merged[at];
    if (field.value === '') {
      if (at >= 0) merged.splice(at, 1);
    } else if (!known) {
      merged.push(field);
    } else {
      merged[at] =
        replace === true || !SEVERAL.has(field.type)
          ? { ...known, ...field }
          : { ...field, value: joined(known, field) };
    }
  }
  return merged;
}

function joined(known: CustomFieldValue, given: CustomFieldValue): string {
  const words = [known, given].flatMap(({ value }) =>
    String(value ?? '')
      .split(',')
      .map((word) => word.trim()),
  );
  return [...new Set(words.filter((word) => word !== ''))].join(',');
}
