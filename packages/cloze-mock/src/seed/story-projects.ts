import { defined } from '../defined.js';
import type { CustomFieldValue, RelationData } from '../model/relation-data.js';
import { type Draw, dayFrom } from './draw.js';
import { companyDomain, companyName, projectLink } from './story-companies.js';
import { memberOf, place } from './story-parts.js';
import { STORY_SETTINGS } from './story-settings.js';
import { STORY_COMPANIES, STORY_PROJECTS } from './story-sizes.js';
import { KEYWORDS, PROJECT_WORDS } from './words.js';

/** The company that a project of the story is for. */
export function clientOf(draw: Draw): number {
  return draw.number(STORY_COMPANIES, 'company');
}

/** The dates that a project has passed when it is at a stage, in their order. */
const PASSED = {
  future: ['createdDate'],
  current: ['createdDate', 'startDate'],
  pending: ['createdDate', 'startDate', 'pendingDate'],
  won: ['createdDate', 'startDate', 'pendingDate', 'endDate'],
  lost: ['createdDate', 'startDate', 'endDate'],
} as const satisfies Readonly<Record<string, readonly (keyof RelationData)[]>>;

const RECENT = ['future', 'future', 'current', 'current', 'current', 'pending', 'won', 'lost'] as const;
const OLD = ['won', 'won', 'lost'] as const;

/** A project of the story. What changed last was that it came to its stage; half of them, the older ones, are over. */
export function projectData(draw: Draw): RelationData {
  const { index } = draw;
  const client = clientOf(draw);
  const stage = draw.pick(index < STORY_PROJECTS / 2 ? RECENT : OLD, 'stage');
  const segment = draw.pick(STORY_SETTINGS.segments.projects, 'segment').key;
  const steps = STORY_SETTINGS.steps[segment]?.[stage] ?? [];
  const word = draw.pick(PROJECT_WORDS, 'word');
  return defined<RelationData>({
    name: `${word} ${companyName(client)} ${index + 1}`,
    summary: `${word} for ${companyName(client)}.`,
    segment,
    stage,
    step: steps.length > 0 ? draw.pick(steps, 'step').key : undefined,
    ...datesOf(draw, PASSED[stage]),
    projectTeam: [memberOf(draw, 'team'), draw.me],
    keywords: [draw.pick(KEYWORDS, 'keyword')],
    addresses: [place(draw)],
    customFields: customFields(draw),
    appLinks: [{ source: 'crm.example', uniqueid: `D-${index}`, label: 'Old CRM' }],
  });
}

/** Days between one date and the next; the last date is that of the last change. */
function datesOf(draw: Draw, names: readonly (keyof RelationData)[]): RelationData {
  const dates: Record<string, string> = {};
  let days = 0;
  for (const name of [...names].reverse()) {
    dates[name] = dayFrom(draw, -days);
    days += 7 + draw.number(90, name);
  }
  return dates;
}

function customFields(draw: Draw): CustomFieldValue[] {
  const { index } = draw;
  const fields: CustomFieldValue[] = [
    { id: 'value', type: 'currency', value: 1000 * (5 + draw.number(400, 'value')), unit: 'EUR' },
    { id: 'forecast', type: 'keyword', value: draw.pick(['Commit', 'Best Case'], 'forecast') },
    { id: 'draught', type: 'decimal', value: (30 + draw.number(120, 'draught')) / 10, unit: 'meter' },
  ];
  if (index % 3 === 0) fields.push(...partners(draw));
  if (index % 5 === 0) {
    fields.push(
      { id: 'matching-changed', type: 'date', value: dayFrom(draw, -5) },
      { id: 'source-record', type: 'reference', value: `crm.example:R-${index}` },
      {
        id: 'related',
        type: 'references',
        value: [1, 2].map((step) => projectLink((index + step) % STORY_PROJECTS)).join(','),
      },
    );
  }
  return fields;
}

/** Who else has to do with a project, as fields of the types that name people, companies and contacts. */
function partners(draw: Draw): CustomFieldValue[] {
  const domains = ['first', 'second'].map((what) => companyDomain(draw.number(STORY_COMPANIES, what)));
  return [
    { id: 'crew', type: 'people', value: ['one', 'two'].map((what) => memberOf(draw, what)).join(',') },
    { id: 'broker', type: 'entity', value: domains[0] ?? '' },
    { id: 'yards', type: 'entities', value: domains.join(',') },
    { id: 'witnesses', type: 'contacts', value: domains.map((domain) => `office@${domain}`).join(',') },
  ];
}
