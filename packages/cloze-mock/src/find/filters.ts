import type { Relation, RelationKind } from '../model/relation.js';
import { type NamedKey, settingsGroup } from '../model/settings.js';
import type { Call } from '../route.js';
import { type Condition, parseQueryText } from './query-text.js';

/** Parameters that `find` and `feed` share. */
export interface Filters {
  readonly scope?: string | undefined;
  readonly stage?: string | undefined;
  readonly segment?: string | undefined;
  readonly freeformquery?: string | undefined;
}

/** Parameters of `find` that decide which records match. */
export const FILTERS = [
  'scope',
  'stage',
  'segment',
  'freeformquery',
  'step',
  'assigned',
  'assignee',
  'collaborator',
  'hidelostdone',
] as const;

/** The conditions of a `find` call. */
export function findConditions(kind: RelationKind, call: Call): Condition[] {
  const { query } = call;
  const conditions = sharedConditions(kind, call, {
    scope: query('scope'),
    stage: query('stage'),
    segment: query('segment'),
    freeformquery: query('freeformquery'),
  });
  const step = query('step');
  if (step !== undefined) conditions.push(positionCondition('step', [], step));
  const assignee = query('assignee')?.toLowerCase();
  if (call.flag('assigned')) {
    // The document: assignee is "used for matching when assigned is true".
    conditions.push(
      ({ assignee: own }) => own !== undefined && (assignee === undefined || own.toLowerCase() === assignee),
    );
  } else if (query('assigned') !== undefined) {
    conditions.push(({ assignee: own }) => own === undefined);
  }
  if (kind !== 'project') return conditions;
  const collaborator = query('collaborator')?.toLowerCase();
  if (collaborator !== undefined)
    conditions.push(({ data }) => (data.projectTeam ?? []).some((email) => email.toLowerCase() === collaborator));
  if (call.flag('hidelostdone')) conditions.push(({ data }) => data.stage !== 'won' && data.stage !== 'lost');
  return conditions;
}

/** The conditions that a feed has, too. */
export function sharedConditions(
  kind: RelationKind,
  { store, account }: Pick<Call, 'store' | 'account'>,
  filters: Filters,
): Condition[] {
  const group = settingsGroup(kind);
  const conditions: Condition[] = [];
  const scope = scopeCondition(filters.scope, account.email);
  if (scope) conditions.push(scope);
  if (filters.stage !== undefined)
    conditions.push(positionCondition('stage', store.settings.stages[group], filters.stage));
  if (filters.segment !== undefined)
    conditions.push(positionCondition('segment', store.settings.segments[group], filters.segment));
  if (filters.freeformquery !== undefined) conditions.push(...parseQueryText(filters.freeformquery, store));
  return conditions;
}

/** `none` is nothing set, `any` something set; else a key, or a display name in any case. */
function positionCondition(name: 'stage' | 'segment' | 'step', list: readonly NamedKey[], value: string): Condition {
  if (value === 'none') return ({ data }) => data[name] === undefined;
  if (value === 'any') return ({ data }) => data[name] !== undefined;
  const key =
    list.find((entry) => entry.key === value)?.key ??
    list.find((entry) => entry.name.toLowerCase() === value.toLowerCase())?.key ??
    value;
  return ({ data }) => data[name] === key;
}

/**
 * Without a scope everything is found: an account holds only what its user may see. `hierarchy:/X` is that node alone,
 * `hierarchy:/X/*` is taken to be the node with all below it; the leading slash may be missing (S1 writes both).
 */
export function scopeCondition(scope: string | undefined, email: string): Condition | undefined {
  if (scope === undefined) return undefined;
  if (scope === 'local') return ({ owner }) => owner === email;
  if (scope === 'team') return ({ team }) => team;
  const node = /^hierarchy:\/?(.*)$/.exec(scope)?.[1];
  if (node === undefined) return undefined;
  const below = node === '*' || node.endsWith('/*');
  const path = `/${node.slice(0, below ? -1 : undefined)}`.replace(/\/+$/, '');
  return ({ data }: Relation) => data.node === path || (below && data.node?.startsWith(`${path}/`) === true);
}
