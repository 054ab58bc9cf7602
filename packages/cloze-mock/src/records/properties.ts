import type { RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';

const ALPHABET = new Intl.Collator('en');

/** Properties that are stored as they come, by what they must be (Cloze Swagger 2025.10: PersonRef, CompanyRef, ProjectRef). */
const TEXTS = {
  person: [
    'name',
    'first',
    'middle',
    'last',
    'headline',
    'household',
    'picture',
    'country',
    'location',
    'locale',
    'gender',
    'formality',
    'birthday',
    'atAGlanceNotes',
    'notes',
    'node',
  ],
  company: [
    'name',
    'description',
    'headline',
    'industry',
    'businessSize',
    'employees',
    'picture',
    'country',
    'location',
    'locale',
    'atAGlanceNotes',
    'notes',
    'node',
  ],
  project: ['name', 'summary', 'atAGlanceNotes', 'notes', 'node', 'createdDate', 'startDate', 'pendingDate', 'endDate'],
} as const satisfies Record<RelationKind, readonly (keyof RelationData)[]>;

const FLAGS = {
  person: ['private', 'archived', 'shareTimeline'],
  company: ['private', 'archived', 'shareTimeline'],
  project: ['archived'],
} as const satisfies Record<RelationKind, readonly (keyof RelationData)[]>;

/** Lists of texts that an update replaces as a whole: seen live for `keywords`, although the document says merge. */
const REPLACED = {
  person: ['keywords', 'timelineNotes'],
  company: ['keywords', 'domains'],
  project: ['keywords', 'pictures', 'projectTeam'],
} as const satisfies Record<RelationKind, readonly (keyof RelationData)[]>;

/** Lists of objects that an update merges, each by what makes two entries the same one; `archived: true` removes. */
const MERGED: Readonly<Partial<Record<keyof RelationData, readonly string[]>>> = {
  emails: ['value'],
  phones: ['value'],
  faxes: ['value'],
  socials: ['type', 'value'],
  urls: ['address'],
  addresses: ['street', 'suite', 'pobox', 'city', 'postcode', 'country', 'formatted'],
  workHistory: ['organization'],
  appLinks: ['source', 'uniqueid'],
};

const MERGED_OF = {
  person: ['emails', 'phones', 'faxes', 'socials', 'urls', 'addresses', 'workHistory', 'appLinks'],
  company: ['emails', 'phones', 'faxes', 'socials', 'urls', 'addresses', 'appLinks'],
  project: ['addresses', 'appLinks'],
} as const satisfies Record<RelationKind, readonly (keyof RelationData)[]>;

/**
 * What `replaceIdentity: replace` replaces instead of merging, of the lists that are sent. The document has the three values
 * (replace, merge, safe) without a word on them; merge and safe are both taken for the merge that is the rule.
 */
const IDENTITY: readonly string[] = ['emails', 'phones', 'faxes', 'socials'];

type Entry = Readonly<Record<string, unknown>>;

export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The data of a record after a create or update body was merged into it. Properties that are not in the body stay. */
export function mergeProperties(kind: RelationKind, before: RelationData, body: Entry): RelationData {
  const replaced = kind === 'person' && body['replaceIdentity'] === 'replace' ? IDENTITY : [];
  const data: Record<string, unknown> = { ...before };
  for (const name of TEXTS[kind])
    if (typeof body[name] === 'string' || typeof body[name] === 'number') data[name] = String(body[name]);
  for (const name of FLAGS[kind]) {
    // A form has no booleans.
    if (['boolean', 'string'].includes(typeof body[name])) data[name] = /^(true|1|yes)$/i.test(String(body[name]));
  }
  for (const name of REPLACED[kind]) {
    const list = body[name];
    if (!Array.isArray(list)) continue;
    const texts = list.filter((item): item is string => typeof item === 'string' && item !== '');
    const union = name === 'domains' || (name === 'pictures' && body['allpictures'] !== true);
    const kept = union ? ((before[name] as readonly string[] | undefined) ?? []) : [];
    // Keywords come back in alphabetical order (seen live).
    data[name] = name === 'keywords' ? [...new Set(texts)].sort(ALPHABET.compare) : [...new Set([...kept, ...texts])];
  }
  for (const name of MERGED_OF[kind]) {
    const list = body[name];
    if (Array.isArray(list))
      data[name] = mergeList(
        (replaced.includes(name) ? [] : (before[name] ?? [])) as readonly Entry[],
        list.filter(isEntry),
        MERGED[name] ?? [],
      );
  }
  return data as RelationData;
}

function mergeList(before: readonly Entry[], given: readonly Entry[], identity: readonly string[]): Entry[] {
  const same = (left: Entry, right: Entry): boolean =>
    identity.every((name) => String(left[name] ?? '').toLowerCase() === String(right[name] ?? '').toLowerCase());
  const merged = [...before];
  for (const entry of given) {
    const at = merged.findIndex((known) => same(known, entry));
    if (entry['archived'] === true) {
      if (at >= 0) merged.splice(at, 1);
      continue;
    }
    const next = withKindFlag(entry);
    if (at >= 0) merged[at] = { ...merged[at], ...next };
    else merged.push(next);
  }
  return merged;
}

/** `type: work` may be sent in place of `work: true`; answers have the booleans only. Socials keep their type. */
function withKindFlag(entry: Entry): Entry {
  const { archived: _, ...rest } = entry;
  const type = rest['type'];
  if (type !== 'work' && type !== 'home' && type !== 'mobile' && type !== 'bulk') return rest;
  const { type: __, ...others } = rest;
  return type === 'bulk' ? others : { ...others, [type]: true };
}
