import type { ModuleName, ModuleParameters } from '../../../types/index.js';

/** A module called with nothing but what it requires, and the requests that this takes. */
export interface LeastCall<Module extends ModuleName> {
  readonly parameters: ModuleParameters<Module>;
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
}

type InstantTrigger = Extract<ModuleName, `${string}Changed`>;

/** Every module that asks Cloze; the compiler misses none. What an instant trigger does is told in webhooks.test.ts. */
export const LEAST_CALLS: { readonly [Module in Exclude<ModuleName, InstantTrigger>]: LeastCall<Module> } = {
  findPeople: { parameters: {}, requests: ['GET /v1/people/find'] },
  findCompanies: { parameters: {}, requests: ['GET /v1/companies/find'] },
  findProjects: { parameters: {}, requests: ['GET /v1/projects/find'] },
  watchPeople: { parameters: {}, requests: ['GET /v1/people/feed'] },
  watchCompanies: { parameters: {}, requests: ['GET /v1/companies/feed'] },
  watchProjects: { parameters: {}, requests: ['GET /v1/projects/feed'] },
  getPerson: { parameters: { uniqueid: 'ada@example.com' }, requests: ['GET /v1/people/get'] },
  getCompany: { parameters: { uniqueid: 'quay.example' }, requests: ['GET /v1/companies/get'] },
  getProject: { parameters: { uniqueid: 'crm.example:1' }, requests: ['GET /v1/projects/get'] },
  createPerson: {
    parameters: { emails: [{ value: 'ada@example.com' }] },
    requests: ['POST /v1/people/create', 'GET /v1/people/get'],
  },
  createCompany: {
    parameters: { name: 'Quay', requiredField: 'domain', domains: ['quay.example'] },
    requests: ['POST /v1/companies/create', 'GET /v1/companies/get'],
  },
  createProject: {
    parameters: { name: 'Quay', appLinks: [{ source: 'crm.example', uniqueid: '1' }] },
    requests: ['POST /v1/projects/create', 'GET /v1/projects/get'],
  },
  updatePerson: {
    parameters: { syncKey: 'ada@example.com' },
    requests: ['POST /v1/people/update', 'GET /v1/people/get'],
  },
  updateCompany: {
    parameters: { name: 'Quay', requiredField: 'email', emails: [{ value: 'office@quay.example' }] },
    requests: ['POST /v1/companies/update', 'GET /v1/companies/get'],
  },
  updateProject: {
    parameters: { name: 'Quay', appLinks: [{ source: 'crm.example', uniqueid: '1' }] },
    requests: ['POST /v1/projects/update', 'GET /v1/projects/get'],
  },
  deletePerson: { parameters: { uniqueid: 'ada@example.com' }, requests: ['DELETE /v1/people/delete'] },
  deleteCompany: { parameters: { uniqueid: 'quay.example' }, requests: ['DELETE /v1/companies/delete'] },
  deleteProject: { parameters: { uniqueid: 'crm.example:1' }, requests: ['DELETE /v1/projects/delete'] },
  createCommunication: {
    parameters: { from: 'ada@example.com', style: 'call', subject: 'Hello', date: '2026-05-01T10:00:00Z' },
    requests: ['POST /v1/timeline/communication/create'],
  },
  createContent: { parameters: { style: 'event' }, requests: ['POST /v1/timeline/content/create'] },
  createTodo: { parameters: { subject: 'Call' }, requests: ['POST /v1/timeline/todo/create'] },
  listEmailOpens: { parameters: {}, requests: ['GET /v1/messages/opens'] },
  getMyProfile: { parameters: {}, requests: ['GET /v1/user/profile'] },
  listSegments: { parameters: {}, requests: ['GET /v1/user/segments/people'] },
  listStages: { parameters: {}, requests: ['GET /v1/user/stages/people'] },
  listSteps: { parameters: {}, requests: ['GET /v1/user/steps'] },
  listCustomFields: { parameters: {}, requests: ['GET /v1/user/fields'] },
  listViews: { parameters: {}, requests: ['GET /v1/user/views'] },
  listSubscriptions: { parameters: {}, requests: ['GET /v1/webhooks'] },
  listTeamMembers: { parameters: {}, requests: ['GET /v1/team/members/list'] },
  listTeamNodes: { parameters: {}, requests: ['GET /v1/team/nodes'] },
  listTeamRoles: { parameters: {}, requests: ['GET /v1/team/roles'] },
  updateTeamMember: {
    parameters: { key: 'ines.carvalho@northwind-harbor.example' },
    requests: ['POST /v1/team/members/update'],
  },
  queryActivity: { parameters: {}, requests: ['POST /v1/analytics/activity'] },
  makeApiCall: { parameters: { url: '/v1/user/profile' }, requests: ['GET /v1/user/profile'] },
};

/** The same as rows for `describe.each`. */
export const LEAST_CALL_ROWS = Object.entries(LEAST_CALLS).map(([module, { parameters, requests }]) => ({
  module: module as ModuleName,
  parameters: parameters as Readonly<Record<string, unknown>>,
  requests,
}));
