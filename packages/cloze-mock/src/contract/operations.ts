/** OAuth scopes of the API (Cloze Swagger 2025.10). */
export const SCOPES = [
  'basic',
  'change_content',
  'change_relation',
  'read_content',
  'read_relation',
  'analytics',
] as const;

export type Scope = (typeof SCOPES)[number];

/** One operation of the API: where it is, under which older or newer paths it answers too, and what it needs. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Paths of other generations of the API with the same function. */
  readonly aliases?: readonly string[];
  /** Paths that no document has and a client of the live API uses. */
  readonly seen?: readonly string[];
  readonly scope: Scope;
  /** The generation of the API that has it: absent means 2025.10. */
  readonly since?: '2026.9';
}

const RELATIONS = [
  ['people', 'People', 'Person'],
  ['companies', 'Companies', 'Company'],
  ['projects', 'Projects', 'Project'],
] as const;

const relationOperations = RELATIONS.flatMap(([path, many, one]): Operation[] => [
  {
    id: `find${many}`,
    method: 'GET',
    path: `/v1/${path}/find`,
    // A script in Python reads them there, and says that it found the path by trying; of the other two nobody says so.
    ...(path === 'people' && { seen: ['/v1/people'] }),
    scope: 'read_relation',
  },
  { id: `feed${many}`, method: 'GET', path: `/v1/${path}/feed`, scope: 'read_relation' },
  { id: `get${one}`, method: 'GET', path: `/v1/${path}/get`, scope: 'read_relation' },
  { id: `create${one}`, method: 'POST', path: `/v1/${path}/create`, scope: 'change_relation' },
  { id: `update${one}`, method: 'POST', path: `/v1/${path}/update`, scope: 'change_relation' },
  { id: `delete${one}`, method: 'DELETE', path: `/v1/${path}/delete`, scope: 'change_relation' },
  { id: `getMany${many}`, method: 'POST', path: `/v1/${path}/getmany`, scope: 'read_relation', since: '2026.9' },
  { id: `read${one}Timeline`, method: 'POST', path: `/v1/${path}/timeline`, scope: 'read_content', since: '2026.9' },
]);

/**
 * Every operation of the API: the 43 of Cloze Swagger 2025.10 and those of the 2026.9 generation that are known well
 * enough. Legacy aliases worked in late 2024 (Airbyte's and Pipedream's connectors call them).
 */
export const OPERATIONS: readonly Operation[] = [
  ...relationOperations,
  {
    id: 'createCommunication',
    method: 'POST',
    path: '/v1/timeline/communication/create',
    scope: 'change_content',
  },
  {
    id: 'createContent',
    method: 'POST',
    path: '/v1/timeline/content/create',
    aliases: ['/v1/createcontent'],
    scope: 'change_content',
  },
  { id: 'createTodo', method: 'POST', path: '/v1/timeline/todo/create', scope: 'change_content' },
  { id: 'listOpens', method: 'GET', path: '/v1/messages/opens', scope: 'read_content' },
  { id: 'getMessages', method: 'POST', path: '/v1/messages/get', scope: 'read_content', since: '2026.9' },
  { id: 'getProfile', method: 'GET', path: '/v1/user/profile', aliases: ['/v1/profile'], scope: 'basic' },
  { id: 'listFields', method: 'GET', path: '/v1/user/fields', aliases: ['/v1/customfields'], scope: 'basic' },
  {
    id: 'listPeopleSegments',
    method: 'GET',
    path: '/v1/user/segments/people',
    aliases: ['/v1/people_segments'],
    scope: 'basic',
  },
  {
    id: 'listProjectSegments',
    method: 'GET',
    path: '/v1/user/segments/projects',
    aliases: ['/v1/project_segments'],
    scope: 'basic',
  },
  {
    id: 'listPeopleStages',
    method: 'GET',
    path: '/v1/user/stages/people',
    aliases: ['/v1/people_stages'],
    scope: 'basic',
  },
  {
    id: 'listProjectStages',
    method: 'GET',
    path: '/v1/user/stages/projects',
    aliases: ['/v1/project_stages'],
    scope: 'basic',
  },
  { id: 'listSteps', method: 'GET', path: '/v1/user/steps', aliases: ['/v1/steps'], scope: 'basic' },
  { id: 'listViews', method: 'GET', path: '/v1/user/views', aliases: ['/v1/views'], scope: 'basic' },
  { id: 'listKeywords', method: 'GET', path: '/v1/user/keywords', scope: 'basic', since: '2026.9' },
  {
    id: 'listTeamMembers',
    method: 'GET',
    path: '/v1/team/members/list',
    aliases: ['/v1/team/members'],
    scope: 'read_relation',
  },
  { id: 'updateTeamMember', method: 'POST', path: '/v1/team/members/update', scope: 'change_relation' },
  { id: 'listTeamNodes', method: 'GET', path: '/v1/team/nodes', scope: 'basic' },
  { id: 'listTeamRoles', method: 'GET', path: '/v1/team/roles', scope: 'read_relation' },
  { id: 'listWebhooks', method: 'GET', path: '/v1/webhooks', aliases: ['/v1/webhooks/get'], scope: 'read_relation' },
  {
    id: 'subscribeWebhook',
    method: 'POST',
    path: '/v1/webhooks/subscribe',
    aliases: ['/v1/subscribe'],
    scope: 'read_relation',
  },
  {
    id: 'unsubscribeWebhook',
    method: 'POST',
    path: '/v1/webhooks/unsubscribe',
    aliases: ['/v1/unsubscribe'],
    scope: 'read_relation',
  },
  { id: 'analyzeActivity', method: 'POST', path: '/v1/analytics/activity', scope: 'analytics' },
  { id: 'analyzeTeamActivity', method: 'POST', path: '/v1/analytics/teamactivity', scope: 'analytics' },
  { id: 'analyzeProjects', method: 'POST', path: '/v1/analytics/projects', scope: 'analytics' },
  { id: 'analyzeLeads', method: 'POST', path: '/v1/analytics/leads', scope: 'analytics' },
  { id: 'analyzeFunnel', method: 'POST', path: '/v1/analytics/funnel', scope: 'analytics' },
  { id: 'refreshTeamActivity', method: 'GET', path: '/v1/analytics/teamactivity/update', scope: 'analytics' },
];
