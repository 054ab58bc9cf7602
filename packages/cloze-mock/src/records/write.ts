import { invalidValue, notFound } from '../errors.js';
import { type LinkProperty, plainRelation, type Relation, type RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import type { Store } from '../store/store.js';
import { auditedChanges } from './changes.js';
import { mergeCustomFields } from './custom-fields.js';
import { bodyIdentifiers, firstHaving, hasIdentity, requireIdentity, requireLists } from './identify.js';
import { mergePosition } from './position.js';
import { isEntry, mergeProperties } from './properties.js';

type Body = Readonly<Record<string, unknown>>;

export interface Write {
  readonly store: Store;
  readonly kind: RelationKind;
  readonly body: Body;
  /** A new record takes the sync key that its body names: for data of the user's own, not for requests. */
  readonly keepsKey?: boolean;
}

/** Linked records that a body may bring along, and what kind they are. */
const LINKS: Readonly<Record<RelationKind, readonly (readonly [LinkProperty, RelationKind])[]>> = {
  person: [['companies', 'company']],
  company: [],
  project: [
    ['clientpeople', 'person'],
    ['partnerpeople', 'person'],
    ['clientcompanies', 'company'],
    ['partnercompanies', 'company'],
  ],
};

const LISTS = [
  'emails',
  'phones',
  'faxes',
  'socials',
  'urls',
  'addresses',
  'customFields',
  'appLinks',
  'keywords',
  'domains',
];

/**
 * Creates a record or merges a body into the one it identifies: the API's create enhances a record that is there, its update
 * creates one that is not (seen live for projects, S5). Returns what is stored; nothing for a dry run.
 *
 * @throws ClozeError 11 without usable identifiers, 26 for invalid values, 62 for a sync key alone that nothing has.
 */
export function writeRelation(write: Write): Relation | undefined {
  const { store, kind, body, keepsKey = false } = write;
  requireLists(body, LISTS);
  const identifiers = bodyIdentifiers(kind, body);
  if (identifiers.length === 0 && body['skipWithoutIds'] === true) return undefined;
  requireIdentity(kind, body, identifiers);
  // Two projects are the same one only by an identifier: the same name with another app link is a second project (seen live).
  const before = firstHaving(store, kind, identifiers);
  // A key of Cloze's own says which record is meant; it does not say enough to make one.
  if (!before && !keepsKey && !hasIdentity(kind, body, identifiers)) throw notFound();
  const data = mergeData(write, before);
  const assignee = teammate(store, body, 'assignTo') ?? before?.assignee ?? teammate(store, body, 'defaultAssignTo');
  if (body['dryrun'] === true) return undefined;
  const links = linkRecords(write, before?.links ?? {});
  const now = store.stamp();
  const next: Relation = {
    ...((before && plainRelation(before)) ?? {
      kind,
      key: (keepsKey && typeof body['syncKey'] === 'string' && body['syncKey']) || store.newKey('sync', 32),
      direct: store.newKey('direct', 16),
      owner: typeof body['account'] === 'string' && body['account'] !== 'team' ? body['account'] : store.account.email,
      firstSeen: now,
      signals: {},
    }),
    team: before?.team === true || typeof body['shareTo'] === 'string' || body['account'] === 'team',
    assignee,
    lastChanged: now,
    data,
    links,
  };
  return store.save(next, auditedChanges(before, next));
}

function mergeData({ store, kind, body }: Write, known: Relation | undefined): RelationData {
  const before = known?.data ?? {};
  const { stage: _, segment: __, step: ___, ...rest } = mergeProperties(kind, before, body);
  const position = mergePosition(kind, before, { body, settings: store.settings });
  const merged = mergeCustomFields(before.customFields ?? [], body['customFields'], {
    definitions: store.settings.fields,
    strict: body['validation'] === 'schema',
  });
  const customFields = known || kind === 'project' ? merged : withLeadDate(merged, position.stage, store.now());
  const node = rest.node ?? (typeof body['defaultNode'] === 'string' ? body['defaultNode'] : undefined);
  return {
    ...(kind === 'person' ? withNames(rest, body) : rest),
    ...position,
    ...(node !== undefined && { node }),
    ...(customFields.length > 0 && { customFields }),
  };
}

/** Creating with the stage lead adds the date on which it became one as a custom field (seen live, S5). */
function withLeadDate(fields: RelationData['customFields'] = [], stage: string | undefined, now: number) {
  if (stage !== 'lead' || fields.some(({ id }) => id === LEAD_DATE)) return fields;
  return [...fields, { id: LEAD_DATE, type: 'date', value: new Date(now).toISOString().slice(0, 10) }];
}

const LEAD_DATE = 'lead-conversion-date';

/** A full name gives first and last name and the other way round. */
function withNames(data: RelationData, body: Body): RelationData {
  if (typeof body['name'] === 'string' && body['first'] === undefined && body['last'] === undefined) {
    const [first = '', ...others] = body['name'].trim().split(/\s+/);
    return { ...data, first, ...(others.length > 0 && { last: others.join(' ') }) };
  }
  const joined = [data.first, data.middle, data.last].filter(Boolean).join(' ');
  return data.name === undefined && joined !== '' ? { ...data, name: joined } : data;
}

/** @throws ClozeError 26 when the address is no teammate's. */
function teammate(store: Store, body: Body, name: string): string | undefined {
  const email = body[name];
  if (typeof email !== 'string' || email === '') return undefined;
  const { members } = store.settings;
  const found = members.find((member) => member.email.toLowerCase() === email.toLowerCase());
  if (!found && email.toLowerCase() !== store.account.email.toLowerCase()) throw invalidValue(name, email);
  return found?.email ?? store.account.email;
}

/** Linked records are created or updated with the record that brings them (Cloze Swagger 2025.10, `companies`). */
function linkRecords({ store, kind, body }: Write, before: Relation['links']): Relation['links'] {
  const links: Partial<Record<LinkProperty, readonly string[]>> = { ...before };
  for (const [property, linkedKind] of LINKS[kind]) {
    const list = body[property];
    if (!Array.isArray(list)) continue;
    const keys = list
      .filter(isEntry)
      .flatMap((entry) => writeRelation({ store, kind: linkedKind, body: entry })?.key ?? []);
    links[property] = [...new Set([...(before[property] ?? []), ...keys])];
  }
  return links;
}
