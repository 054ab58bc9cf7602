import { defined } from '../defined.js';
import type { Relation, RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import { base64url, bytes } from '../random.js';
import { identifiersOf } from '../store/identifiers.js';
import type { RelationSource } from '../store/source.js';
import { type Draw, drawOf } from './draw.js';
import { companyData } from './story-companies.js';
import { memberOf } from './story-parts.js';
import { employerOf, personData } from './story-people.js';
import { clientOf, projectData } from './story-projects.js';
import { TEAM_DOMAIN } from './story-settings.js';
import { STORY_COMPANIES, STORY_PROJECTS, UNNUMBERED } from './story-sizes.js';

const DAY = 86_400_000;

/** How far back the changes of the story go. */
const SPAN = 730 * DAY;

export interface StoryOptions {
  readonly seed: number;
  readonly people: number;
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

/** How the records of a kind are made. */
interface Make {
  readonly data: (draw: Draw) => RelationData;
  readonly links: (draw: Draw) => Relation['links'];
}

function companyKey({ seed }: Draw, index: number): string {
  return key(32, { seed, kind: 'company', index });
}

/** One of the people that the story always has, however many there are. */
function personKey(draw: Draw, people: number): string {
  return key(32, { seed: draw.seed, kind: 'person', index: draw.number(Math.min(people, UNNUMBERED), 'contact') });
}

function source(kind: RelationKind, size: number, { seed, start }: StoryOptions, make: Make): RelationSource {
  // Evenly spread over two years, whatever their number: ten million are still seconds apart.
  const changedAt = (index: number): number => start - 3_600_000 - Math.floor((index * SPAN) / size);
  const at = (index: number): Relation =>
    new StoryRelation(drawOf({ seed, kind, index, changed: changedAt(index) }), make);
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

/** The number hidden in an identifier: in sync and direct keys by {@link key}, elsewhere in its digits. */
function numberIn(identifier: string): number | undefined {
  const [type = '', ...rest] = identifier.split(':');
  const value = rest.join(':');
  if (type === 'sync' || type === 'direct') {
    const raw = Buffer.from(value, 'base64url');
    return raw.length >= 8 ? (raw.readUInt32BE(0) ^ raw.readUInt32BE(4)) >>> 0 : undefined;
  }
  const digits = NUMBERED[type]?.exec(value)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where identifiers of people carry the number; those of companies and projects are few enough to be listed. */
const NUMBERED: Readonly<Record<string, RegExp>> = {
  email: /\.(\d{3,})@/,
  phone: /^\+4670(\d{7,8})$/,
  social: /(\d+)$/,
  app: /:P-(\d+)$/,
};

function identifiersOfFirst(count: number, at: (index: number) => Relation): Map<string, number[]> {
  const known = new Map<string, number[]>();
  const add = (identifier: string, index: number): void => {
    known.set(identifier, [...(known.get(identifier) ?? []), index]);
  };
  for (let index = 0; index < count; index += 1) {
    for (const identifier of identifiersOf(at(index))) {
      if (numberIn(identifier) === undefined) add(identifier, index);
    }
  }
  return known;
}

/** Random-looking bytes whose first two words tell the record's number. */
function key(length: number, { seed, kind, index }: Pick<Draw, 'seed' | 'kind' | 'index'>): string {
  const raw = Buffer.from(bytes(length, seed, kind, index, 'key', length));
  raw.writeUInt32BE((raw.readUInt32BE(4) ^ index) >>> 0, 0);
  return base64url(raw);
}

/** A record whose parts are made when they are looked at: a search among a million looks at few of them. */
class StoryRelation implements Relation {
  readonly kind: RelationKind;
  readonly lastChanged: number;
  readonly #draw: Draw;
  readonly #make: Make;
  #data: RelationData | undefined;

  constructor(draw: Draw, make: Make) {
    this.kind = draw.kind;
    this.lastChanged = draw.changed;
    this.#draw = draw;
    this.#make = make;
  }

  get key(): string {
    return key(32, this.#draw);
  }

  get direct(): string {
    return key(16, this.#draw);
  }

  get owner(): string {
    return this.#draw.fraction('owner') < 0.6 ? MINE : memberOf(this.#draw, 'owner').email;
  }

  get team(): boolean {
    return this.#draw.fraction('team') < 0.7;
  }

  get assignee(): string | undefined {
    return this.#draw.fraction('assigned') < 0.4 ? memberOf(this.#draw, 'assignee').email : undefined;
  }

  get firstSeen(): number {
    // A project is not older here than its own first date.
    const { createdDate } = this.kind === 'project' ? this.data : {};
    return createdDate === undefined
      ? this.lastChanged - this.#draw.number(300, 'seen') * DAY
      : Date.parse(createdDate);
  }

  get data(): RelationData {
    this.#data ??= this.#make.data(this.#draw);
    return this.#data;
  }

  get links(): Relation['links'] {
    return this.#make.links(this.#draw);
  }

  get signals(): Relation['signals'] {
    const draw = this.#draw;
    const ago = (days: number, what: string): number => this.lastChanged - draw.number(days, what) * DAY;
    return defined<Relation['signals']>({
      strength: draw.fraction('strength'),
      lastTalked: ago(60, 'talked'),
      wentQuiet: ago(120, 'quiet'),
      assignedAt: this.assignee === undefined ? undefined : ago(30, 'assigned'),
      due: draw.fraction('due') < 0.3 ? this.lastChanged + (draw.number(60, 'due') - 20) * DAY : undefined,
    });
  }
}

const MINE = `mara.lindqvist@${TEAM_DOMAIN}`;
