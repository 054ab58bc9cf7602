import type { ParameterSpec } from '@connect-app/app-runner/form';
import type { FieldValue } from '../../protocol.js';
import { fieldOf } from './field-of.js';
import { plainOf } from './values.js';

/** A field turned into text to be mapped: what was typed stays where text can say it. */
export function toMapped(field: FieldValue): FieldValue {
  if (field.kind === 'map') return field;
  const plain = plainOf(field);
  const isText = typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean';
  return { kind: 'map', template: isText ? String(plain) : '', ...secretMark(field) };
}

/** A mapped field turned back: its text becomes the value unless it is a template, which only mapping can hold. */
export function toTyped(spec: ParameterSpec, field: FieldValue): FieldValue {
  if (field.kind !== 'map') return field;
  if (field.template.includes('{{') || spec.type === 'array' || spec.type === 'collection')
    return fieldOf(spec, undefined);
  return { kind: 'value', value: field.template, ...secretMark(field) };
}

/** A field with a value of an earlier module behind what was typed: mapped from then on. */
export function withReference(field: FieldValue, path: string): FieldValue {
  const mapped = toMapped(field);
  return mapped.kind === 'map' ? { ...mapped, template: `${mapped.template}{{${path}}}` } : mapped;
}

function secretMark(field: FieldValue): { readonly secret?: true } {
  return (field.kind === 'value' || field.kind === 'map') && field.secret === true ? { secret: true } : {};
}
