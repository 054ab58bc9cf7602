import {
  defaultOf,
  isEditable,
  isMappable,
  own,
  type ParameterSpec,
  setOwn,
  specEntries,
} from '@connect-app/app-runner/form';
import type { FieldValue } from '../../protocol.js';

/** A plain value, such as a default, as the field of a spec: lists and collections are taken apart, templates are mapped. */
export function fieldOf(spec: ParameterSpec, plain: unknown): FieldValue {
  if (typeof plain === 'string' && plain.includes('{{') && isMappable(spec)) return { kind: 'map', template: plain };
  if (spec.type === 'collection') return { kind: 'collection', fields: membersOf(own(spec, 'spec'), plain) };
  if (spec.type === 'array') {
    const items = Array.isArray(plain) ? plain : plain === undefined || plain === null || plain === '' ? [] : [plain];
    return { kind: 'list', items: items.map((item) => itemOf(spec, item)) };
  }
  return { kind: 'value', value: plain ?? '' };
}

/** A new item of a list, or one made of a plain value. */
export function itemOf(list: ParameterSpec, plain?: unknown): FieldValue {
  const only = primitiveOf(list);
  if (only !== undefined) return fieldOf(only, plain ?? defaultOf(only));
  return { kind: 'collection', fields: membersOf(own(list, 'spec'), plain) };
}

/** The spec of a list's items where they are plain values (R6B): one spec that is not in a list. */
export function primitiveOf(list: ParameterSpec): ParameterSpec | undefined {
  const shape = own(list, 'spec');
  const [only] = specEntries(shape);
  return Array.isArray(shape) || only === undefined || typeof only === 'string' ? undefined : only;
}

/** What a field shows: what was typed, else its default, else nothing. A select with `mode: edit` starts mapped (R6.11). */
export function shownField(spec: ParameterSpec, typed: FieldValue | undefined): FieldValue {
  if (typed !== undefined) return typed;
  const preset = defaultOf(spec);
  if (preset === undefined && own(spec, 'mode') === 'edit' && (isMappable(spec) || isEditable(spec))) {
    return { kind: 'map', template: '' };
  }
  return fieldOf(spec, preset);
}

function membersOf(block: unknown, plain: unknown): Record<string, FieldValue> {
  const members: Record<string, FieldValue> = {};
  if (typeof plain !== 'object' || plain === null) return members;
  const specs = new Map(
    specEntries(block).flatMap((entry) => (typeof entry === 'string' ? [] : [[entry.name, entry]])),
  );
  for (const [name, value] of Object.entries(plain)) {
    const spec = specs.get(name);
    setOwn(members, name, spec === undefined ? { kind: 'value', value } : fieldOf(spec, value));
  }
  return members;
}
