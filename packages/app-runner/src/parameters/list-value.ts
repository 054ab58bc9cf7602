import { isCollection } from '@connect-app/iml';
import { checkValue } from './check-value.js';
import type { Form, Place } from './level.js';
import { own, type ParameterSpec, specEntries } from './spec.js';

/**
 * The value of an array: anything else becomes a list of one (IML §4.2), an empty list counts as empty (R6.7). A `spec` that is an
 * object gives plain values, one that is a list gives objects (R6B).
 */
export async function listValue(form: Form, spec: ParameterSpec, value: unknown, place: Place): Promise<unknown> {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return undefined;
  const items = await itemsOf(form, own(spec, 'spec'), list, place);
  if (items === undefined) return undefined;
  const violation = checkValue(spec, items);
  return violation === undefined ? items : form.refuse(violation, place.path);
}

async function itemsOf(
  form: Form,
  shape: unknown,
  list: readonly unknown[],
  { path, level }: Place,
): Promise<unknown[] | undefined> {
  const entries = specEntries(shape);
  const [only] = entries;
  if (only === undefined) return [...list];
  const items: unknown[] = [];
  if (!Array.isArray(shape) && typeof only !== 'string') {
    for (const [index, item] of list.entries()) {
      const value = await form.element(only, item, { path: `${path}[${index + 1}]`, level });
      if (value !== undefined) items.push(value);
    }
    return items;
  }
  if (!list.every(isCollection))
    return form.refuse({ code: 'invalid-type', reason: 'Array of objects expected' }, path);
  for (const [index, item] of list.entries()) {
    const parent = { ...level, path: `${path}[${index + 1}].`, enforced: false };
    items.push(await form.object(entries, item as Record<string, unknown>, parent));
  }
  return items;
}
