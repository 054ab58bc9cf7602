import type { RelationKind } from '../model/relation.js';
import type { RelationData } from '../model/relation-data.js';
import { STORY_SETTINGS, TEAM_DOMAIN } from './story-settings.js';
import { STORY_COMPANIES, UNNUMBERED } from './story-sizes.js';
import {
  COMPANY_FIRST,
  COMPANY_LAST,
  FIRST_NAMES,
  HEADLINES,
  INDUSTRIES,
  KEYWORDS,
  LAST_NAMES,
  PLACES,
  PROJECT_WORDS,
} from './words.js';

/** Draws of one record: the same word gives the same draw. */
export interface Draw {
  readonly seed: number;
  readonly kind: RelationKind;
  fraction(what: string): number;
  pick<T>(list: readonly T[], what: string): T;
  number(below: number, what: string): number;
}

const DAY = 86_400_000;
const day = (from: number, offset: number): string => new Date(from + offset * DAY).toISOString().slice(0, 10);
const STORY_BEGIN = Date.UTC(2024, 0, 8);

/** ASCII for addresses: accents fold, what is left over is dropped. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

function companyName(index: number): string {
  const first = COMPANY_FIRST[index % COMPANY_FIRST.length] ?? '';
  const last = COMPANY_LAST[Math.floor(index / COMPANY_FIRST.length) % COMPANY_LAST.length] ?? '';
  return `${first} ${last}`;
}

function companyDomain(index: number): string {
  return `${companyName(index).toLowerCase().replaceAll(' ', '-')}.example`;
}

function relationship(draw: Draw, group: 'people' | 'projects'): Pick<RelationData, 'segment' | 'stage' | 'step'> {
  if (draw.fraction('defined') > 0.85) return {};
  const segment = draw.pick(STORY_SETTINGS.segments[group], 'segment').key;
  const stage = draw.pick(STORY_SETTINGS.stages[group], 'stage').key;
  const steps = STORY_SETTINGS.steps[segment]?.[stage] ?? [];
  return { segment, stage, ...(steps.length > 0 && { step: draw.pick(steps, 'step').key }) };
}

function place(draw: Draw): NonNullable<RelationData['addresses']>[number] {
  return {
    street: `${draw.pick(LAST_NAMES, 'street')} Street ${1 + draw.number(200, 'house')}`,
    ...draw.pick(PLACES, 'place'),
    work: true,
  };
}

/** A person of the story. Every seventh misses most of what a person can have: address books are like that. */
export function personData(draw: Draw, index: number): RelationData {
  const first = draw.pick(FIRST_NAMES, 'first');
  const last = draw.pick(LAST_NAMES, 'last');
  const company = draw.number(STORY_COMPANIES, 'company');
  const local = [plain(first) || 'person', plain(last) || 'name', ...(index < UNNUMBERED ? [] : [index])].join('.');
  const unique = index < UNNUMBERED ? `${local}${index === 0 ? '' : `-${index.toString(36)}`}` : local;
  const email = { value: `${unique}@${companyDomain(company)}`, work: true, preferred: true };
  const base: RelationData = {
    name: `${first} ${last}`,
    first,
    last,
    emails: [email],
    ...relationship(draw, 'people'),
  };
  if (index % 7 === 6) return base;
  return {
    ...base,
    headline: `${draw.pick(HEADLINES, 'headline')}, ${companyName(company)}`,
    location: draw.pick(PLACES, 'place').city,
    country: draw.pick(PLACES, 'place').country,
    phones: [{ value: `+4670${String(index).padStart(7, '0')}`, work: true, mobile: draw.fraction('mobile') < 0.5 }],
    ...(draw.fraction('address') < 0.6 && { addresses: [place(draw)] }),
    ...(draw.fraction('social') < 0.3 && { socials: [{ type: 'twitter', value: `${plain(first)}${index}` }] }),
    ...(draw.fraction('keyword') < 0.4 && { keywords: [draw.pick(KEYWORDS, 'keyword')] }),
    ...(draw.fraction('notes') < 0.2 && { notes: `Met at the ${draw.pick(PLACES, 'met').city} fair.` }),
    ...(draw.fraction('birthday') < 0.2 && { birthday: day(Date.UTC(1970, 0, 1), draw.number(10_000, 'birthday')) }),
    workHistory: [{ organization: companyName(company), title: draw.pick(HEADLINES, 'headline') }],
    customFields: [
      { id: 'role', type: 'keyword', value: draw.pick(['Manager', 'Engineer', 'Buyer', 'Owner'], 'role') },
      ...(draw.fraction('source') < 0.5
        ? [{ id: 'lead-source', type: 'keywords', value: draw.pick(['Website', 'Referral', 'Trade fair'], 'source') }]
        : []),
    ],
    ...(draw.fraction('node') < 0.5 && { node: draw.pick(STORY_SETTINGS.nodes, 'node').node }),
    ...(draw.fraction('app') < 0.3 && {
      appLinks: [{ source: 'crm.example', uniqueid: `P-${index}`, label: 'Old CRM' }],
    }),
  };
}

/** A company of the story. */
export function companyData(draw: Draw, index: number): RelationData {
  return {
    name: companyName(index),
    domains: [companyDomain(index)],
    description: `${companyName(index)} works in ${draw.pick(INDUSTRIES, 'industry').toLowerCase()}.`,
    industry: draw.pick(INDUSTRIES, 'industry'),
    employees: draw.pick(['1-10', '10-100', '100-1000'], 'employees'),
    emails: [{ value: `office@${companyDomain(index)}`, work: true }],
    phones: [{ value: `+4631${String(100_000 + index)}`, work: true }],
    addresses: [place(draw)],
    ...relationship(draw, 'people'),
    customFields: [{ id: 'berths', type: 'number', value: 1 + draw.number(40, 'berths') }],
    appLinks: [
      {
        source: 'crm.example',
        uniqueid: `C-${index}`,
        label: 'Old CRM',
        url: `https://crm.example/companies/${index}`,
      },
    ],
    ...(draw.fraction('node') < 0.5 && { node: draw.pick(STORY_SETTINGS.nodes, 'node').node }),
  };
}

/** A project of the story: what stage it is at follows from how long ago it began. */
export function projectData(draw: Draw, index: number): RelationData {
  const company = draw.number(STORY_COMPANIES, 'company');
  const created = draw.number(700, 'created');
  const stage =
    created < 300 ? draw.pick(['won', 'lost', 'won'], 'stage') : draw.pick(['future', 'current', 'pending'], 'stage');
  const segment = draw.pick(STORY_SETTINGS.segments.projects, 'segment').key;
  const steps = STORY_SETTINGS.steps[segment]?.[stage] ?? [];
  return {
    name: `${draw.pick(PROJECT_WORDS, 'word')} ${companyName(company)} ${index + 1}`,
    summary: `${draw.pick(PROJECT_WORDS, 'word')} for ${companyName(company)}.`,
    segment,
    stage,
    ...(steps.length > 0 && { step: draw.pick(steps, 'step').key }),
    createdDate: day(STORY_BEGIN, created),
    startDate: day(STORY_BEGIN, created + 14),
    ...(stage === 'won' && { endDate: day(STORY_BEGIN, created + 200) }),
    projectTeam: [draw.pick(STORY_SETTINGS.members, 'team').email, `mara.lindqvist@${TEAM_DOMAIN}`],
    keywords: [draw.pick(KEYWORDS, 'keyword')],
    addresses: [place(draw)],
    customFields: [
      { id: 'value', type: 'currency', value: 1000 * (5 + draw.number(400, 'value')), unit: 'EUR' },
      { id: 'forecast', type: 'keyword', value: draw.pick(['Commit', 'Best Case'], 'forecast') },
    ],
    appLinks: [{ source: 'crm.example', uniqueid: `D-${index}`, label: 'Old CRM' }],
  };
}
