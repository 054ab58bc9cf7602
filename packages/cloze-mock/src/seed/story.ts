import type { Relation, RelationKind } from '../model/relation.js';
import type { RelationSource } from '../store/source.js';
import { type Draw, drawOf } from './draw.js';
import { companyData } from './story-companies.js';
import { identifiersOfFirst, numberIn, storyKey } from './story-keys.js';
import { employerOf, personData } from './story-people.js';
import { clientOf, projectData } from './story-projects.js';
import { type Make, StoryRelation } from './story-relation.js';
import { STORY_COMPANIES, STORY_PROJECTS, UNNUMBERED } from './story-sizes.js';

/** How far back the changes of the story go: two years. */
const SPAN = 730 * 86_400_000;

export interface StoryOptions {
  readonly seed: number;
  readonly people: number;
  /** The e-mail address of the user whose story it is. */
  readonly me: string;
  /** Where the clock starts, UTC milliseconds. */
  readonly start: number;
}

/** The records of the seeded story. They are made from their numbers when somebody looks at them. */
export function storySources(options: StoryOptions): Record<RelationKind, RelationSource> {
  return {
    person: source('person', options.people, options, {
      data: personData,
      links: (draw) => ({ companies: [companyKey(draw, employerOf(draw))] }),
    }),
    company: source('company', STORY_COMPANIES, options, { data: companyData, links: () => ({}) }),
    project: source('project', STORY_PROJECTS, options, {
      data: projectData,
      links: (draw) => ({
        clientcompanies: [companyKey(draw, clientOf(draw))],
        ...(options.people > 0 && { clientpeople: [personKey(draw, options.people)] }),
      }),
    }),
  };
}

function companyKey({ seed }: Draw, index: number): string {
  return storyKey(32, { seed, kind: 'company', index });
}

/** One of the people that the story always has, however many there are. */
function personKey(draw: Draw, people: number): string {
  return storyKey(32, { seed: draw.seed, kind: 'person', index: draw.number(Math.min(people, UNNUMBERED), 'contact') });
}

function source(kind: RelationKind, size: number, { seed, start, me }: StoryOptions, make: Make): RelationSource {
  // Evenly spread over two years, whatever their number: ten million are still seconds apart.
  const changedAt = (index: number): number => start - 3_600_000 - Math.floor((index * SPAN) / size);
  const at = (index: number): Relation =>
    new StoryRelation(drawOf({ seed, kind, index, changed: changedAt(index), me }), make);
  let known: Map<string, number[]> | undefined;
  return {
    size,
    at,
    changedAt,
    candidates: (identifier) => {
      const numbered = numberIn(identifier);
      if (numbered !== undefined) return [numbered];
      // Only the first records have identifiers without a number in them.
      known ??= identifiersOfFirst(Math.min(size, UNNUMBERED), at);
      return known.get(identifier) ?? [];
    },
  };
}
