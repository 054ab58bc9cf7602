import { defined } from '../defined.js';
import type { CustomFieldValue, RelationData } from '../model/relation-data.js';
import type { Draw } from './draw.js';
import { companyDomain, companyName } from './story-companies.js';
import { place, plain, positionOf } from './story-parts.js';
import { STORY_SETTINGS } from './story-settings.js';
import { STORY_COMPANIES, UNNUMBERED } from './story-sizes.js';
import { FIRST_NAMES, HEADLINES, KEYWORDS, LAST_NAMES, PLACES } from './words.js';

/** Worked out once, for a million people. */
const PLAIN = new Map<string, string>([...FIRST_NAMES, ...LAST_NAMES].map((name) => [name, plain(name)]));

/** The company that a person of the story works for. */
export function employerOf(draw: Draw): number {
  return draw.number(STORY_COMPANIES, 'company');
}

/** A person of the story. Every seventh misses most of what a person can have: address books are like that. */
export function personData(draw: Draw): RelationData {
  const { index } = draw;
  const first = draw.pick(FIRST_NAMES, 'first');
  const last = draw.pick(LAST_NAMES, 'last');
  const company = employerOf(draw);
  const name = `${first} ${last}`;
  const email = { value: `${localPart(first, last, index)}@${companyDomain(company)}`, work: true, preferred: true };
  const { segment, stage, step } = positionOf(draw, 'people');
  if (index % 7 === 6) return defined<RelationData>({ name, first, last, emails: [email], segment, stage, step });
  const phone = { value: `+4670${String(index).padStart(7, '0')}`, work: true, mobile: draw.fraction('mobile') < 0.5 };
  return defined<RelationData>({
    name,
    first,
    last,
    emails: [email],
    segment,
    stage,
    step,
    headline: `${draw.pick(HEADLINES, 'headline')}, ${companyName(company)}`,
    location: draw.pick(PLACES, 'place').city,
    country: draw.pick(PLACES, 'place').country,
    phones: [phone],
    addresses: draw.fraction('address') < 0.6 ? [place(draw)] : undefined,
    socials: draw.fraction('social') < 0.3 ? [{ type: 'twitter', value: `${PLAIN.get(first)}${index}` }] : undefined,
    keywords: draw.fraction('keyword') < 0.4 ? [draw.pick(KEYWORDS, 'keyword')] : undefined,
    notes: draw.fraction('notes') < 0.2 ? `Met at the ${draw.pick(PLACES, 'met').city} fair.` : undefined,
    birthday: draw.fraction('birthday') < 0.2 ? birthday(draw) : undefined,
    workHistory: [{ organization: companyName(company), title: draw.pick(HEADLINES, 'headline') }],
    customFields: customFields(draw),
    node: draw.fraction('node') < 0.5 ? draw.pick(STORY_SETTINGS.nodes, 'node').node : undefined,
    appLinks:
      draw.fraction('app') < 0.3 ? [{ source: 'crm.example', uniqueid: `P-${index}`, label: 'Old CRM' }] : undefined,
  });
}

/** People from a number on carry it in their address, so that they are found without looking at all others. */
function localPart(first: string, last: string, index: number): string {
  const name = `${PLAIN.get(first) || 'person'}.${PLAIN.get(last) || 'name'}`;
  if (index >= UNNUMBERED) return `${name}.${index}`;
  return index === 0 ? name : `${name}-${index.toString(36)}`;
}

/** Between 1970 and 2002. */
function birthday(draw: Draw): string {
  return new Date(draw.number(12_000, 'birthday') * 86_400_000).toISOString().slice(0, 10);
}

function customFields(draw: Draw): CustomFieldValue[] {
  const { index } = draw;
  const fields: CustomFieldValue[] = [
    { id: 'role', type: 'keyword', value: draw.pick(['Manager', 'Engineer', 'Buyer', 'Owner'], 'role') },
  ];
  if (draw.fraction('source') < 0.5) {
    const source = draw.pick(['Website', 'Referral', 'Trade fair'], 'source');
    fields.push({ id: 'lead-source', type: 'keywords', value: source });
  }
  if (index % 3 === 0) {
    const department = draw.pick(['Sales', 'Operations', 'Finance', 'Engineering'], 'department');
    fields.push({ id: 'department', type: 'keyword', value: department });
  }
  if (index % 8 === 1) fields.push({ id: 'remark', type: 'text', value: 'Prefers a call in the morning.' });
  if (index % 9 === 2) {
    const office = `office@${companyDomain(draw.number(STORY_COMPANIES, 'referred'))}`;
    fields.push({ id: 'referred-by', type: 'contact', value: office });
  }
  return fields;
}
