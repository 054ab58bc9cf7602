import { own, setOwn, specEntries } from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../protocol.js';
import { primitiveOf } from './field-of.js';
import { type FieldRow, type Row, type RowsInput, rowsOf } from './rows.js';
import { isEmptyField } from './values.js';

/**
 * The values a run is given: everything the dialog shows, defaults included, and nothing it does not: what was typed into a field
 * that is gone since another option was chosen stays behind. Emptied fields go along as empty, so that no default takes their place.
 */
export function submittedValues(input: RowsInput): FormValues {
  return collect(rowsOf(input), input);
}

function collect(rows: readonly Row[], input: RowsInput): FormValues {
  const values: Record<string, FieldValue> = {};
  for (const row of rows) {
    if (row.kind !== 'field') continue;
    const field = submittedField(row, input);
    if (row.typed || !isEmptyField(field)) setOwn(values, row.name, field);
    for (const [name, nested] of Object.entries(collect(row.nested, input))) setOwn(values, name, nested);
  }
  return values;
}

function submittedField({ spec, field, key }: FieldRow, input: RowsInput): FieldValue {
  const entries = specEntries(own(spec, 'spec'));
  if (field.kind === 'collection' && entries.length > 0) {
    return { kind: 'collection', fields: submittedValues({ ...input, entries, values: field.fields, path: key }) };
  }
  if (field.kind === 'list' && spec.type === 'array' && entries.length > 0 && primitiveOf(spec) === undefined) {
    const items = field.items.map((item, index): FieldValue => {
      if (item.kind !== 'collection') return item;
      const path = `${key}.${index}`;
      return { kind: 'collection', fields: submittedValues({ ...input, entries, values: item.fields, path }) };
    });
    return { kind: 'list', items };
  }
  return field;
}
