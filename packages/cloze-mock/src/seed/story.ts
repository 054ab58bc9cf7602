import type { Relation, RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import { base64url, bytes, fraction, hash, pick } from '../random.js';
import type { RelationSource } from '../store/source.js';
import { companyData, type Draw, personData, projectData } from './story-records.js';
import { STORY_SETTINGS, TEAM_DOMAIN } from './story-settings.js';
import { STORY_COMPANIES, STORY_PROJECTS, UNNUMBERED } from './story-sizes.js';

const DAY = 86_400_000;

export interface StoryOptions {
  readonly seed: number;
  readonly people: number;
  /** Where the clock starts, UTC milliseconds. */
  readonly start: number;
}

/** The records of the seeded story. They are made from their numbers when somebody looks at them. */
export function storySources(options: StoryOptions): Record<RelationKind, RelationSource> {
  return {
    person: source('person', options.people, options, personData),
    company: source('company', STORY_COMPANIES, options, companyData),
    project: source('project', STORY_PROJECTS, options, projectData),
  };
}

type MakeData = (draw: Draw, index: number) => RelationData;

function source(kind: RelationKind, size: number, { seed, start }: StoryOptions, make: MakeData): RelationSource {
  // Evenly spread over two years, whatever their number, at least a millisecond apart.
  const changedAt = (index: number): number =>
    start - 3_600_000 - Math.floor(((index + 1) * 730 * DAY) / Math.max(size, 730));
  const at = (index: number): Relation => record({ kind, index, seed, changed: changedAt(index), make });
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

/** The number hidden in a sync key (`sync:…`), a direct key or a numbered address. */
function numberIn(identifier: string): number | undefined {
  const [type, ...rest] = identifier.split(':');
  const value = rest.join(':');
  if (type === 'sync' || type === 'direct') {
    const raw = Buffer.from(value, 'base64url');
    return raw.length >= 8 ? (raw.readUInt32BE(0) ^ raw.readUInt32BE(4)) >>> 0 : undefined;
  }
  const numbered = /\.(\d{3,})@/.exec(value) ?? (type === 'phone' ? /^\+4670(\d{7})$/.exec(value) : null);
  return numbered?.[1] === undefined ? undefined : Number(numbered[1]);
}

function identifiersOfFirst(count: number, at: (index: number) => Relation): Map<string, number[]> {
  const known = new Map<string, number[]>();
  const add = (identifier: string, index: number): void => {
    known.set(identifier, [...(known.get(identifier) ?? []), index]);
  };
  for (let index = 0; index < count; index += 1) {
    const { data } = at(index);
    for (const { value } of data.emails ?? []) add(`email:${value.toLowerCase()}`, index);
    for (const domain of data.domains ?? []) add(`domain:${domain}`, index);
    for (const social of data.socials ?? []) add(`social:${social.type}:${social.value.toLowerCase()}`, index);
    for (const link of data.appLinks ?? []) add(`app:${link.source}:${link.uniqueid}`, index);
  }
  return known;
}

/** Random-looking bytes whose first two words tell the record's number. */
function key(length: number, index: number, draw: Draw): string {
  const raw = Buffer.from(bytes(length, draw.seed, draw.kind, index, 'key', length));
  raw.writeUInt32BE((raw.readUInt32BE(4) ^ index) >>> 0, 0);
  return base64url(raw);
}

interface RecordOptions {
  readonly kind: RelationKind;
  readonly index: number;
  readonly seed: number;
  readonly changed: number;
  readonly make: MakeData;
}

function record({ kind, index, seed, changed, make }: RecordOptions): Relation {
  const draw: Draw = {
    seed,
    kind,
    fraction: (what) => fraction(seed, kind, index, what),
    pick: (list, what) => pick(list, seed, kind, index, what),
    number: (below, what) => hash(seed, kind, index, what) % below,
  };
  const members = STORY_SETTINGS.members;
  const mine = `mara.lindqvist@${TEAM_DOMAIN}`;
  const assignee = draw.fraction('assigned') < 0.4 ? draw.pick(members, 'assignee').email : undefined;
  const data = make(draw, index);
  return {
    kind,
    key: key(32, index, draw),
    direct: key(16, index, draw),
    owner: draw.fraction('owner') < 0.6 ? mine : draw.pick(members, 'owner').email,
    team: draw.fraction('team') < 0.7,
    assignee,
    firstSeen: changed - draw.number(300, 'seen') * DAY,
    lastChanged: changed,
    data,
    links: {},
    signals: {
      strength: draw.fraction('strength'),
      lastTalked: changed - draw.number(60, 'talked') * DAY,
      wentQuiet: changed - draw.number(120, 'quiet') * DAY,
      ...(assignee !== undefined && { assignedAt: changed - draw.number(30, 'assigned') * DAY }),
      ...(draw.fraction('due') < 0.3 && { due: changed + (draw.number(60, 'due') - 20) * DAY }),
    },
  };
}
