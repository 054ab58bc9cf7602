import type { NamedKey, Settings } from '../model/settings.js';
import { DEFAULT_SETTINGS } from './settings.js';

const step = (key: number, name: string): NamedKey => ({ name, key: `s-${14409658000 + key}` });

/** The mail domain of the seeded team. */
const TEAM_DOMAIN = 'northwind-harbor.example';

const member = (first: string, last: string, role: string, node: string) => ({
  email: `${first}.${last}@${TEAM_DOMAIN}`.toLowerCase(),
  name: `${first} ${last}`,
  role,
  node,
});

/** What the seeded story's administrators have set up: a small sales team that sells to harbours and shipyards. */
export const STORY_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  steps: {
    customer: {
      lead: [step(1, 'Call back'), step(2, 'Send introduction')],
      future: [step(3, 'Book a demo'), step(4, 'Send proposal')],
      current: [step(5, 'Quarterly review'), step(6, 'Ask for a referral')],
    },
    supplier: { current: [step(7, 'Renew contract')] },
    custom1: { lead: [step(8, 'Qualify'), step(9, 'Find decision maker')], future: [step(10, 'Workshop')] },
    project: { future: [step(11, 'Write proposal')], current: [step(12, 'Kick-off'), step(13, 'Collect feedback')] },
    project1: {
      future: [step(14, 'Estimate')],
      current: [step(15, 'Negotiate')],
      pending: [step(16, 'Await signature')],
    },
    project2: { current: [step(17, 'Send renewal')] },
  },
  fields: [
    field('role', 'keyword', 'Role', ['person'], ['Manager', 'Engineer', 'Buyer', 'Owner', 'Assistant']),
    field('department', 'keyword', 'Department', ['person'], ['Sales', 'Operations', 'Finance', 'Engineering']),
    field('type', 'keyword', 'Type', ['person', 'company', 'project'], ['Standard', 'Key account', 'Pilot']),
    field(
      'lead-source',
      'keywords',
      'Lead Source',
      ['person', 'company', 'project'],
      ['Website', 'Referral', 'Trade fair', 'Cold call'],
    ),
    field('forecast', 'keyword', 'Forecast', ['project'], ['Commit', 'Best Case']),
    field('value', 'currency', 'Value', ['project']),
    field('matching-changed', 'date', 'Matching Changed', ['project']),
    field('berths', 'number', 'Berths', ['company']),
    field('draught', 'decimal', 'Draught', ['project']),
    field('budget-range', 'range', 'Budget Range', ['company', 'project']),
    field('contract-until', 'date', 'Contract Until', ['company', 'person']),
    field('account-manager', 'person', 'Account Manager', ['company']),
    field('crew', 'people', 'Crew', ['project']),
    field('broker', 'entity', 'Broker', ['project']),
    field('yards', 'entities', 'Yards', ['project']),
    field('referred-by', 'contact', 'Referred By', ['person']),
    field('witnesses', 'contacts', 'Witnesses', ['project']),
    field('main-project', 'project', 'Main Project', ['company']),
    field('other-projects', 'projects', 'Other Projects', ['company']),
    field('source-record', 'reference', 'Source Record', ['project']),
    field('related', 'references', 'Related', ['project']),
    field('remark', 'text', 'Remark', ['person', 'company', 'project']),
    field('lead-conversion-date', 'date', 'Lead Conversion Date', ['person', 'company']),
  ],
  members: [
    member('Mara', 'Lindqvist', 'admin', '/North'),
    member('Jonas', 'Okafor', 'manager', '/North/SE'),
    member('Priya', 'Raman', 'agent', '/North/SE'),
    member('Tomasz', 'Zielinski', 'agent', '/South/PL'),
    member('Ines', 'Carvalho', 'agent', '/South/PT'),
    member('Bob', 'Whitaker', 'assistant', '/South'),
  ],
  roles: [
    { id: 'admin', name: 'Administrator' },
    { id: 'manager', name: 'Manager' },
    { id: 'agent', name: 'Agent' },
    { id: 'assistant', name: 'Assistant' },
  ],
  nodes: [
    { node: '/North', label: 'North' },
    { node: '/North/SE', label: 'Sweden' },
    { node: '/South', label: 'South' },
    { node: '/South/PL', label: 'Poland' },
    { node: '/South/PT', label: 'Portugal' },
  ],
  views: {
    people: {
      label: { singular: 'Person', plural: 'People' },
      views: [
        { id: 'my', name: 'My People' },
        { id: 'focus', name: 'Focus' },
        { id: 'defined', name: 'With Stage' },
      ],
    },
    companies: {
      label: { singular: 'Company', plural: 'Companies' },
      views: [
        { id: 'my', name: 'My Companies' },
        { id: 'defined', name: 'With Stage' },
      ],
    },
    projects: {
      label: { singular: 'Project', plural: 'Projects' },
      views: [
        { id: 'my', name: 'My Projects' },
        { id: 'focus', name: 'Focus' },
      ],
    },
  },
};

function field(
  id: string,
  type: string,
  name: string,
  kinds: Settings['fields'][number]['kinds'],
  labels: readonly string[] = [],
): Settings['fields'][number] {
  const values = Object.fromEntries(labels.map((label) => [label, { label, locked: false }]));
  return { id, type, name, description: '', kinds, locked: false, ...(labels.length > 0 && { values }) };
}

/** The user of the seeded story, unless somebody tells it of their own account. */
export const STORY_USER = { email: `mara.lindqvist@${TEAM_DOMAIN}`, name: 'Mara Lindqvist' };

/** The story's settings with the account's own user in the team. */
export function storySettings({ email, name }: { readonly email: string; readonly name: string }): Settings {
  const { members } = STORY_SETTINGS;
  return {
    ...STORY_SETTINGS,
    members: members.map((other) => (other.email === STORY_USER.email ? { ...other, email, name } : other)),
  };
}
