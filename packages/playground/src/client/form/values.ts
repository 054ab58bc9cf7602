import { own, setOwn } from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../protocol.js';

export const EMPTY: FieldValue = { kind: 'value', value: '' };

/** The plain value of a field as an RPC is told it: a template stays its text (R5.4). */
export function plainOf(field: FieldValue): unknown {
  switch (field.kind) {
    case 'value':
      return field.value;
    case 'map':
      return field.template;
    case 'collection':
      return plainValues(field.fields);
    case 'list':
      return field.items.map(plainOf);
  }
}

export function plainValues(values: FormValues): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(values)) setOwn(plain, name, plainOf(field));
  return plain;
}

/** Whether a field holds nothing: what the platform would leave out (R6.7). */
export function isEmptyField(field: FieldValue): boolean {
  switch (field.kind) {
    case 'value':
      return (
        field.value === undefined ||
        field.value === null ||
        field.value === '' ||
        (Array.isArray(field.value) && field.value.length === 0)
      );
    case 'map':
      return field.template.trim() === '';
    case 'collection':
      return Object.values(field.fields).every(isEmptyField);
    case 'list':
      return field.items.length === 0;
  }
}

/** The field of a name; names such as `constructor` are names like any other. */
export function fieldNamed(values: FormValues, name: string): FieldValue | undefined {
  return own(values, name) as FieldValue | undefined;
}

export function withField(values: FormValues, name: string, field: FieldValue | undefined): FormValues {
  const next: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(values)) if (key !== name) setOwn(next, key, value);
  if (field !== undefined) setOwn(next, name, field);
  return next;
}

/** Values without the fields that hold secrets, at any depth: all that may be stored or shared. */
export function withoutSecrets(values: FormValues): FormValues {
  const kept: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(values)) {
    const open = withoutSecret(field);
    if (open !== undefined) setOwn(kept, name, open);
  }
  return kept;
}

function withoutSecret(field: FieldValue): FieldValue | undefined {
  switch (field.kind) {
    case 'collection':
      return { kind: 'collection', fields: withoutSecrets(field.fields) };
    case 'list':
      return { kind: 'list', items: field.items.flatMap((item) => withoutSecret(item) ?? []) };
    default:
      return field.secret === true ? undefined : field;
  }
}
