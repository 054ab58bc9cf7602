import { invalidValue } from '../errors.js';
import type { RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import { type NamedKey, type Settings, settingsGroup } from '../model/settings.js';

type Body = Readonly<Record<string, unknown>>;
type Position = { stage?: string; segment?: string; step?: string };

/**
 * Stage, segment and step after a write. `default…` counts only where nothing is set yet; `none` clears.
 *
 * @throws ClozeError 26 for a stage, segment or step the account does not have (seen live for projects).
 */
export function mergePosition(
  kind: RelationKind,
  before: RelationData,
  { body, settings }: { body: Body; settings: Settings },
): Position {
  const group = settingsGroup(kind);
  const segment = choose(before.segment, body, 'segment', (value) =>
    resolveKey(settings.segments[group], value, 'segment'),
  );
  const stage = choose(before.stage, body, 'stage', (value) => resolveKey(settings.stages[group], value, 'stage'));
  const step = choose(before.step, body, 'step', (value) => resolveStep(settings, value));
  return {
    ...(stage !== undefined && { stage }),
    ...(segment !== undefined && { segment }),
    ...(step !== undefined && { step }),
  };
}

function choose(
  before: string | undefined,
  body: Body,
  name: 'stage' | 'segment' | 'step',
  resolve: (value: string) => string | undefined,
): string | undefined {
  const given = body[name];
  if (given !== undefined && given !== null && given !== '') return resolve(String(given));
  const fallback = body[`default${name[0]?.toUpperCase()}${name.slice(1)}`];
  return before === undefined && typeof fallback === 'string' && fallback !== '' ? resolve(fallback) : before;
}

/** A key or a display name in any case → the key; `none` → undefined. */
export function resolveKey(list: readonly NamedKey[], value: string, field: string): string | undefined {
  if (value === 'none') return undefined;
  const found =
    list.find(({ key }) => key === value) ?? list.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  if (!found) throw invalidValue(field, value);
  return found.key;
}

function resolveStep(settings: Settings, value: string): string | undefined {
  if (value === 'none') return undefined;
  const steps = Object.values(settings.steps).flatMap((stages) => Object.values(stages).flat());
  if (!steps.some(({ key }) => key === value || key === value.replace(/^\*/, ''))) throw invalidValue('step', value);
  return value;
}
