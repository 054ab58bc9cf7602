import { isCollection } from '@connect-app/iml';
import { checkValue } from './check-value.js';
import { coerceValue } from './coerce-value.js';
import { erasedValue, type FieldInput } from './control.js';
import type { Form, Place } from './level.js';
import { listValue } from './list-value.js';
import { selectValue } from './select-value.js';
import { own, type ParameterSpec, specEntries } from './spec.js';
import { familyOf } from './types.js';

/** The value a field delivers (R6.7, table 6B): converted to its type and checked; undefined when it is empty or refused. */
export async function fieldValue(form: Form, spec: ParameterSpec, input: FieldInput, place: Place): Promise<unknown> {
  const family = familyOf(spec.type);
  const multiple = own(spec, 'multiple') === true;
  if (input.kind === 'erase') return erasedValue(spec.type, family === 'select' && multiple);
  if (spec.type === 'collection') return collectionValue(form, spec, input, place);
  if (input.kind === 'empty') return undefined;
  if (spec.type === 'array') return listValue(form, spec, input.value, place);
  if (family === 'select') return selectValue(form, spec, input.value, place);
  if (multiple && Array.isArray(input.value)) return severalValues(form, spec, input.value, place.path);
  return scalarValue(form, spec, input.value, place.path);
}

function scalarValue(form: Form, spec: ParameterSpec, value: unknown, path: string): unknown {
  const coerced = coerceValue(spec, value, form.timezone);
  if (!coerced.ok) return form.refuse(coerced, path);
  const violation = checkValue(spec, coerced.value);
  return violation === undefined ? coerced.value : form.refuse(violation, path);
}

/** `multiple` on files, folders and the like: a list of values of the type (R6.2). */
function severalValues(form: Form, spec: ParameterSpec, list: readonly unknown[], path: string): unknown {
  const values = list.map((item, index) => scalarValue(form, spec, item, `${path}[${index + 1}]`));
  return values.length === 0 ? undefined : values;
}

/** A collection is always there and recursed into (R6.7); without a `spec` its content passes as it is. */
async function collectionValue(
  form: Form,
  spec: ParameterSpec,
  input: FieldInput,
  { path, level }: Place,
): Promise<unknown> {
  const entries = specEntries(own(spec, 'spec'));
  const given = input.kind === 'value' ? input.value : undefined;
  if (given !== undefined && !isCollection(given)) {
    return form.refuse({ code: 'invalid-type', reason: 'Invalid collection' }, path);
  }
  if (entries.length === 0) return given;
  return form.object(entries, given ?? {}, { ...level, path: `${path}.` });
}
