import type { Relation } from '../model/relation.js';
import type { Store } from '../store/store.js';

/** A condition on records, made of one part of a free-form query. */
export type Condition = (relation: Relation) => boolean;

const TERM = /(#?[\p{L}\p{N}_-]+[:=]"[^"]*"|"[^"]*"|\S+)/gu;

/**
 * Reads a query as one would type it into Cloze's search box: plain words, `#keyword`, `#field` and `#field:value`, `company:`, `near:`,
 * `stage:`, `segment:`, `step:`, `keyword:`, `name:`, `email:`, `locationcountry:`, `locationname:` (forms seen to work with the
 * live API or named by its help). `name Johnstone`, the documentation's example, reads as `name:Johnstone`. Parts are joined by "and".
 */
export function parseQueryText(text: string, store: Store): Condition[] {
  const terms = [...text.matchAll(TERM)].map(([term]) => term);
  const conditions: Condition[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? '';
    const next = terms[at + 1];
    if (term.toLowerCase() === 'name' && next !== undefined) {
      conditions.push(nameHas(unquote(next)));
      at += 1;
      continue;
    }
    conditions.push(condition(term, store));
  }
  return conditions;
}

function condition(term: string, store: Store): Condition {
  const field = /^#([\p{L}\p{N}_-]+)(?:[:=](.*))?$/u.exec(term);
  if (field) return customField(field[1] ?? '', field[2] === undefined ? undefined : unquote(field[2]), store);
  const pair = /^([a-z]+):(.+)$/i.exec(term);
  const value = unquote(pair?.[2] ?? '').toLowerCase();
  switch (pair?.[1]?.toLowerCase()) {
    case 'company':
      return ({ data }) =>
        [data.headline, ...(data.workHistory ?? []).map((job) => job.organization), ...(data.domains ?? [])].some(
          (text) => has(text, value),
        );
    case 'near':
    case 'locationname':
      return ({ data }) =>
        has(data.location, value) ||
        (data.addresses ?? []).some((address) => has(address.city, value) || has(address.region, value));
    case 'locationcountry':
      return ({ data }) =>
        data.country?.toLowerCase() === value ||
        (data.addresses ?? []).some((address) => address.country?.toLowerCase() === value);
    case 'stage':
    case 'segment':
    case 'step':
      return position(pair?.[1]?.toLowerCase() as 'stage' | 'segment' | 'step', value, store);
    case 'keyword':
    case 'tag':
      return ({ data }) => (data.keywords ?? []).some((keyword) => keyword.toLowerCase() === value);
    case 'name':
      return nameHas(value);
    case 'email':
      return ({ data }) => (data.emails ?? []).some((email) => has(email.value, value));
    default:
      return word(unquote(term).toLowerCase());
  }
}

function customField(id: string, value: string | undefined, store: Store): Condition {
  const wanted = id.toLowerCase();
  const ids = new Set([
    wanted,
    ...store.settings.fields.filter(({ name }) => name.toLowerCase() === wanted).map((field) => field.id),
  ]);
  // The help of the Make app has `#` before a keyword (S14), so alone it means either.
  const keyword = tagOf(id);
  return ({ data }) =>
    (data.customFields ?? []).some(
      (field) =>
        ids.has(field.id.toLowerCase()) && (value === undefined || has(String(field.value ?? ''), value.toLowerCase())),
    ) ||
    (value === undefined && (data.keywords ?? []).some((own) => tagOf(own) === keyword));
}

/** A keyword as one would write it behind `#`: what is no letter or digit makes no difference. */
function tagOf(keyword: string): string {
  return keyword.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function position(name: 'stage' | 'segment' | 'step', value: string, { settings }: Store): Condition {
  const lists =
    name === 'step'
      ? Object.values(settings.steps).flatMap((stages) => Object.values(stages))
      : Object.values(settings[`${name}s`]);
  const keys = new Set([
    value,
    ...lists
      .flat()
      .filter((entry) => entry.name.toLowerCase() === value)
      .map(({ key }) => key),
  ]);
  return ({ data }) =>
    value === 'none'
      ? data[name] === undefined
      : value === 'any'
        ? data[name] !== undefined
        : keys.has(data[name] ?? '');
}

function nameHas(text: string): Condition {
  return ({ data }) => has(data.name, text.toLowerCase());
}

/** A plain word matches parts of everything one would search for (seen live: full text, partial matches). */
function word(wanted: string): Condition {
  const digits = NUMBER.test(wanted) ? digitsOf(wanted) : '';
  // Written out: a million records are asked, and making a list of their texts takes longer than reading them.
  return ({ data }) =>
    has(data.name, wanted) ||
    has(data.headline, wanted) ||
    has(data.summary, wanted) ||
    has(data.description, wanted) ||
    has(data.notes, wanted) ||
    has(data.location, wanted) ||
    data.emails?.some(({ value }) => has(value, wanted)) ||
    data.phones?.some(({ value }) => has(value, wanted) || (digits !== '' && digitsOf(value).includes(digits))) ||
    data.domains?.some((domain) => has(domain, wanted)) ||
    data.keywords?.some((keyword) => has(keyword, wanted)) ||
    data.workHistory?.some(({ organization }) => has(organization, wanted)) ||
    false;
}

/** What may be part of a phone number, however it is written. */
const NUMBER = /^\+?[\d()./-]{5,}$/;

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function has(text: string | undefined, part: string): boolean {
  return text?.toLowerCase().includes(part) === true;
}

function unquote(text: string): string {
  return text.replace(/^"|"$/g, '');
}
