import type { RelationKind } from '../model/relation.js';
import { type NamedKey, type Settings, settingsGroup } from '../model/settings.js';
import { isEntry } from '../records/properties.js';
import type { EventItem } from './subscription.js';

/**
 * An event with values as people see them, for subscriptions with `client_type: human` (Cloze Swagger 2025.10: "displayed
 * values"): the names of stages, segments and steps, and the labels of custom fields' values.
 */
export function displayed(item: EventItem, settings: Settings): EventItem {
  const show = (name: string, value: unknown): unknown => labelOf(name, value, { kind: item.kind, settings });
  const record = Object.fromEntries(Object.entries(item.record).map(([name, value]) => [name, show(name, value)]));
  const fields = record['customFields'];
  return {
    ...item,
    record: Array.isArray(fields)
      ? { ...record, customFields: fields.filter(isEntry).map((field) => shownField(field, show)) }
      : record,
    changes: Object.fromEntries(
      Object.entries(item.changes).map(([name, { before, after }]) => [
        name,
        { before: show(name, before), after: show(name, after) },
      ]),
    ),
  };
}

function shownField(
  field: Readonly<Record<string, unknown>>,
  show: (name: string, value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return field['value'] === undefined ? field : { ...field, value: show(String(field['id']), field['value']) };
}

interface Where {
  readonly kind: RelationKind;
  readonly settings: Settings;
}

function labelOf(name: string, value: unknown, { kind, settings }: Where): unknown {
  if (typeof value !== 'string') return value;
  const named = (list: readonly NamedKey[]): string => list.find(({ key }) => key === value)?.name ?? value;
  const group = settingsGroup(kind);
  switch (name) {
    case 'stage':
      return named(settings.stages[group]);
    case 'segment':
      return named(settings.segments[group]);
    case 'step':
      return named(Object.values(settings.steps).flatMap((stages) => Object.values(stages).flat()));
    default: {
      const values = settings.fields.find(({ id }) => id === name)?.values ?? {};
      return Object.hasOwn(values, value) ? values[value]?.label : value;
    }
  }
}
