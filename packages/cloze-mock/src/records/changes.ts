import type { Changes, Relation } from '../model/relation.js';

/** What audit events tell: segment, stage, step, assignee and custom fields. Unset ones read `none`, as in captured events. */
export function auditedChanges(before: Relation | undefined, after: Relation): Changes {
  const changes: Record<string, { before: unknown; after: unknown }> = {};
  const note = (name: string, was: unknown, is: unknown): void => {
    if (was !== is) changes[name] = { before: was ?? 'none', after: is ?? 'none' };
  };
  for (const name of ['segment', 'stage', 'step'] as const) note(name, before?.data[name], after.data[name]);
  note('assignee', before?.assignee, after.assignee);
  const was = fieldValues(before);
  const is = fieldValues(after);
  for (const id of new Set([...was.keys(), ...is.keys()])) note(id, was.get(id), is.get(id));
  return changes;
}

function fieldValues(relation: Relation | undefined): Map<string, unknown> {
  return new Map(
    (relation?.data.customFields ?? []).map(({ id, value, min, max }) => [
      id,
      value ?? (min === undefined ? undefined : `${min}-${max}`),
    ]),
  );
}
