import { ClozeError, ERROR_CODES, invalidValue } from '../errors.js';
import type { Relation, RelationKind } from '../model/relation.js';
import {
  appLinkIdentifier,
  domainIdentifier,
  emailIdentifier,
  phoneIdentifier,
  socialIdentifier,
} from '../store/identifiers.js';
import type { Store } from '../store/store.js';
import { isEntry } from './properties.js';

type Body = Readonly<Record<string, unknown>>;

function entries(body: Body, name: string): Body[] {
  const list = body[name];
  return Array.isArray(list) ? list.filter(isEntry).filter((entry) => entry['archived'] !== true) : [];
}

function texts(body: Body, name: string): string[] {
  const list = body[name];
  return Array.isArray(list)
    ? list.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    : [];
}

/** Identifiers a create or update body brings along, strongest first, in the store's normal form. */
export function bodyIdentifiers(kind: RelationKind, body: Body): string[] {
  const found: string[] = [];
  const text = (name: string): string | undefined =>
    typeof body[name] === 'string' && body[name] !== '' ? (body[name] as string) : undefined;
  const syncKey = text('syncKey');
  const direct = text('direct');
  if (syncKey) found.push(`sync:${syncKey}`);
  if (direct) found.push(`direct:${direct}`);
  for (const id of texts(body, 'uniqueids')) found.push(...lookupIdentifiers(kind, id));
  for (const { source, uniqueid } of entries(body, 'appLinks')) {
    if (typeof source === 'string' && uniqueid !== undefined) found.push(appLinkIdentifier(source, String(uniqueid)));
  }
  if (kind === 'project') return found;
  if (kind === 'company') found.push(...texts(body, 'domains').map(domainIdentifier));
  for (const { value } of entries(body, 'emails')) if (typeof value === 'string') found.push(emailIdentifier(value));
  for (const { value } of entries(body, 'phones')) if (typeof value === 'string') found.push(phoneIdentifier(value));
  for (const { type, value } of entries(body, 'socials')) {
    if (typeof type === 'string' && typeof value === 'string') found.push(socialIdentifier(type, value));
  }
  return found;
}

/**
 * Whether a body says enough to make a record of: an e-mail address or domain alone, or a name with another identifier; for
 * a project its name and an app link, unless it is forced (Cloze Swagger 2025.10).
 */
export function hasIdentity(kind: RelationKind, body: Body, identifiers: readonly string[]): boolean {
  const others = identifiers.filter((id) => !id.startsWith('sync:') && !id.startsWith('direct:'));
  const hasName = typeof body['name'] === 'string' && body['name'] !== '';
  if (kind === 'project') return hasName && (others.length > 0 || body['forceCreate'] === true);
  const alone = kind === 'person' ? /^email:/ : /^(domain|email):/;
  if (others.some((id) => alone.test(id))) return true;
  const isPerson = kind === 'person' && typeof body['first'] === 'string' && typeof body['last'] === 'string';
  return (hasName || isPerson) && others.length > 0;
}

/**
 * Requires that a body says which record is meant: by a key of Cloze's own, or by what is enough to make one.
 *
 * @throws ClozeError 11 when it does not; the two texts were seen live (S3, S5).
 */
export function requireIdentity(kind: RelationKind, body: Body, identifiers: readonly string[]): void {
  if (identifiers.some((id) => id.startsWith('sync:') || id.startsWith('direct:'))) return;
  if (hasIdentity(kind, body, identifiers)) return;
  const lacksLink = kind === 'project' && typeof body['name'] === 'string' && body['name'] !== '';
  throw new ClozeError(
    ERROR_CODES.noIdentifiers,
    lacksLink ? 'At least one appLink must be specified' : 'No identifiers available',
  );
}

/** Every form in which `uniqueid` may name a record: sync key, `direct:…`, e-mail, phone, domain, `type:handle`, `source:id`. */
export function lookupIdentifiers(kind: RelationKind, text: string): string[] {
  const value = text.trim();
  const found = [`sync:${value}`, `direct:${value}`];
  const colon = value.indexOf(':');
  if (value.startsWith('direct:')) found.push(`direct:${value.slice(7)}`);
  else if (colon > 0) {
    found.push(appLinkIdentifier(value.slice(0, colon), value.slice(colon + 1)));
    found.push(socialIdentifier(value.slice(0, colon), value.slice(colon + 1)));
  }
  // A plus that a client did not encode arrives as a blank.
  if (kind !== 'project' && /^ \d|\S \S*@/.test(text))
    found.push(...lookupIdentifiers(kind, text.replaceAll(' ', '+')));
  if (kind !== 'project') {
    if (value.includes('@') && value.lastIndexOf('@') > 0) found.push(emailIdentifier(value));
    if (/^[+\d][\d\s().-]{4,}$/.test(value)) found.push(phoneIdentifier(value));
    found.push(socialIdentifier('twitter', value));
  }
  if (kind === 'company') found.push(domainIdentifier(value));
  return found;
}

/** The record that `uniqueid` names; with `team`, only one that the team shares. */
export function findByUniqueId(
  store: Store,
  kind: RelationKind,
  { uniqueid, team }: { uniqueid: string; team: boolean },
): Relation | undefined {
  return firstHaving(store, kind, lookupIdentifiers(kind, uniqueid), team);
}

/** The record that already has one of the identifiers; the earlier identifier wins. */
export function firstHaving(
  store: Store,
  kind: RelationKind,
  identifiers: readonly string[],
  team = false,
): Relation | undefined {
  for (const identifier of identifiers) {
    const found = store
      .relations(kind)
      .having(identifier)
      .filter((relation) => !team || relation.team);
    if (found[0]) return found[0];
  }
  return undefined;
}

/** @throws ClozeError 26 when a list that must hold objects holds something else. */
export function requireLists(body: Body, names: readonly string[]): void {
  for (const name of names) {
    const list = body[name];
    if (list !== undefined && list !== null && !Array.isArray(list)) throw invalidValue(name, list);
  }
}
