import type { Relation } from '../model/relation.js';

/** A telephone number as it is compared: digits, with a leading plus if it has one. */
export function phoneKey(value: string): string {
  const digits = value.replace(/\D/g, '');
  return value.trim().startsWith('+') ? `+${digits}` : digits;
}

/** A domain or web address as it is compared: host name in lower case, without `www.`. */
export function domainKey(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^www\./, '');
}

/** Everything a record can be found by, in one normal form: `type:value`. */
export function identifiersOf(relation: Relation): string[] {
  const { data } = relation;
  const found = [`sync:${relation.key}`, `direct:${relation.direct}`];
  for (const email of data.emails ?? []) found.push(emailIdentifier(email.value));
  for (const phone of data.phones ?? []) found.push(phoneIdentifier(phone.value));
  for (const social of data.socials ?? []) found.push(socialIdentifier(social.type, social.value));
  for (const domain of data.domains ?? []) found.push(domainIdentifier(domain));
  for (const link of data.appLinks ?? []) found.push(appLinkIdentifier(link.source, link.uniqueid));
  return found;
}

export function emailIdentifier(value: string): string {
  return `email:${value.trim().toLowerCase()}`;
}

export function phoneIdentifier(value: string): string {
  return `phone:${phoneKey(value)}`;
}

export function socialIdentifier(type: string, value: string): string {
  return `social:${type.toLowerCase()}:${value.trim().toLowerCase().replace(/^@/, '')}`;
}

export function domainIdentifier(value: string): string {
  return `domain:${domainKey(value)}`;
}

/** Sources are domains (any case); the id is the other app's own and is compared as it is. */
export function appLinkIdentifier(source: string, uniqueid: string): string {
  return `app:${source.trim().toLowerCase()}:${uniqueid}`;
}
