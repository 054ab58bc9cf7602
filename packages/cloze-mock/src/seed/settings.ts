import type { NamedKey, Settings } from '../model/settings.js';

const named = (entries: Readonly<Record<string, string>>): NamedKey[] =>
  Object.entries(entries).map(([key, name]) => ({ name, key }));

/** What an account has before anybody set anything up: Cloze's own segments, stages and views, and no team. */
export const DEFAULT_SETTINGS: Settings = {
  segments: {
    people: named({
      customer: 'Client',
      partner: 'Partner',
      supplier: 'Supplier',
      investor: 'Investor',
      advisor: 'Advisor',
      competitor: 'Competitor',
      coworker: 'Coworker',
      custom1: 'Prospect',
      family: 'Family',
      friend: 'Friend',
      network: 'Connection',
    }),
    projects: named({ project: 'Project', project1: 'Deal', project2: 'Renewal' }),
  },
  stages: {
    people: named({ lead: 'Lead', future: 'Potential', current: 'Active', past: 'Inactive', out: 'Lost' }),
    // `pending` is not in Cloze Swagger 2025.10 but in live answers and in 2026.9.
    projects: named({ future: 'Potential', current: 'Active', pending: 'Pending', won: 'Won', lost: 'Lost' }),
  },
  steps: {},
  fields: [],
  members: [],
  roles: [],
  nodes: [],
  views: {
    people: { label: { singular: 'Person', plural: 'People' }, views: [{ id: 'my', name: 'My People' }] },
    companies: { label: { singular: 'Company', plural: 'Companies' }, views: [{ id: 'my', name: 'My Companies' }] },
    projects: { label: { singular: 'Project', plural: 'Projects' }, views: [{ id: 'my', name: 'My Projects' }] },
  },
};
