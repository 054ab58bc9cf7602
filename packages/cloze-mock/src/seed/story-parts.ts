import type { RelationData } from '../model/relation-data.js';
import type { Draw } from './draw.js';
import { STORY_SETTINGS, STORY_USER } from './story-settings.js';
import { LAST_NAMES, PLACES } from './words.js';

/** Segment, stage and step of a person or company. Some have none: nobody got round to it. */
export function positionOf(draw: Draw, group: 'people' | 'projects'): Pick<RelationData, 'segment' | 'stage' | 'step'> {
  if (draw.fraction('defined') > 0.85) return {};
  const segment = draw.pick(STORY_SETTINGS.segments[group], 'segment').key;
  const stage = draw.pick(STORY_SETTINGS.stages[group], 'stage').key;
  const steps = STORY_SETTINGS.steps[segment]?.[stage] ?? [];
  return steps.length > 0 ? { segment, stage, step: draw.pick(steps, 'step').key } : { segment, stage };
}

/** A work address in one of the story's towns. */
export function place(draw: Draw): NonNullable<RelationData['addresses']>[number] {
  return {
    street: `${draw.pick(LAST_NAMES, 'street')} Street ${1 + draw.number(200, 'house')}`,
    ...draw.pick(PLACES, 'place'),
    work: true,
  };
}

/** The e-mail address of a member of the team. */
export function memberOf(draw: Draw, what: string): string {
  const { email } = draw.pick(STORY_SETTINGS.members, what);
  return email === STORY_USER.email ? draw.me : email;
}

/** A name in ASCII, for addresses and domains: accents fold, what is left over is dropped. */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase();
}
