import { defined } from '../defined.js';
import type { CustomFieldValue, RelationData } from '../model/relation-data.js';
import { type Draw, dayFrom } from './draw.js';
import { memberOf, place, plain, positionOf } from './story-parts.js';
import { STORY_SETTINGS } from './story-settings.js';
import { STORY_COMPANIES, STORY_PROJECTS } from './story-sizes.js';
import { COMPANY_FIRST, COMPANY_LAST, INDUSTRIES } from './words.js';

const NAMES = Array.from({ length: STORY_COMPANIES }, (_, index) => {
  const first = COMPANY_FIRST[index % COMPANY_FIRST.length] ?? '';
  const last = COMPANY_LAST[Math.floor(index / COMPANY_FIRST.length) % COMPANY_LAST.length] ?? '';
  return `${first} ${last}`;
});
const DOMAINS = NAMES.map((name) => `${plain(name).replaceAll(' ', '-')}.example`);

export const companyName = (index: number): string => NAMES[index] ?? '';
export const companyDomain = (index: number): string => DOMAINS[index] ?? '';

/** A company of the story. Of every ninth nobody knows more than its domain and name. */
export function companyData(draw: Draw): RelationData {
  const { index } = draw;
  const name = companyName(index);
  const domain = companyDomain(index);
  const known = { name, domains: [domain], ...positionOf(draw, 'people') };
  const appLink = { source: 'crm.example', uniqueid: `C-${index}`, label: 'Old CRM' };
  if (index % 9 === 8) return { ...known, appLinks: [appLink] };
  return defined<RelationData>({
    ...known,
    description: `${name} works in ${draw.pick(INDUSTRIES, 'industry').toLowerCase()}.`,
    industry: draw.pick(INDUSTRIES, 'industry'),
    employees: draw.pick(['1-10', '10-100', '100-1000'], 'employees'),
    emails: [{ value: `office@${domain}`, work: true }],
    phones: [{ value: `+4631${String(100_000 + index)}`, work: true }],
    urls: index % 5 === 0 ? [{ name: 'Home page', address: `https://www.${domain}` }] : undefined,
    addresses: [place(draw)],
    customFields: customFields(draw),
    appLinks: [{ ...appLink, url: `https://crm.example/companies/${index}` }],
    node: draw.fraction('node') < 0.5 ? draw.pick(STORY_SETTINGS.nodes, 'node').node : undefined,
  });
}

function customFields(draw: Draw): CustomFieldValue[] {
  const { index } = draw;
  const from = draw.number(900, 'budget') * 1000;
  const fields: CustomFieldValue[] = [
    { id: 'berths', type: 'number', value: 1 + draw.number(40, 'berths') },
    { id: 'budget-range', type: 'range', min: from, max: from + 250_000, unit: 'EUR' },
    { id: 'account-manager', type: 'person', value: memberOf(draw, 'manager') },
  ];
  if (index % 2 === 0) {
    fields.push({ id: 'contract-until', type: 'date', value: dayFrom(draw, 100 + draw.number(700, 'until')) });
  }
  if (index % 4 === 0) {
    const [main = '', ...others] = ['main', 'first', 'second'].map((what) =>
      projectLink(draw.number(STORY_PROJECTS, what)),
    );
    fields.push(
      { id: 'main-project', type: 'project', value: main },
      { id: 'other-projects', type: 'projects', value: others.join(',') },
    );
  }
  return fields;
}

/** How a field of type project names one: by its app link. */
export function projectLink(index: number): string {
  return `crm.example:D-${index}`;
}
