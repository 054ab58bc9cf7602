/** The contract's own record, as a request has it. */
const records = (name: string): object => ({
  type: 'array',
  items: { $ref: `request#/components/schemas/${name}` },
});

const namedKeys = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'key'],
    additionalProperties: false,
    properties: { name: { type: 'string' }, key: { type: 'string', minLength: 1 } },
  },
};

const byGroup = {
  type: 'object',
  additionalProperties: false,
  properties: { people: namedKeys, projects: namedKeys },
};

const viewSet = { $ref: 'request#/components/schemas/ViewSet' };

const settings = {
  type: 'object',
  additionalProperties: false,
  properties: {
    segments: byGroup,
    stages: byGroup,
    steps: { type: 'object', additionalProperties: { type: 'object', additionalProperties: namedKeys } },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type', 'name', 'kinds'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1 },
          type: { $ref: 'request#/components/schemas/CustomField/properties/type' },
          name: { type: 'string' },
          description: { type: 'string' },
          kinds: { type: 'array', minItems: 1, items: { enum: ['person', 'company', 'project'] } },
          locked: { type: 'boolean' },
          values: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['label'],
              additionalProperties: false,
              properties: { label: { type: 'string' }, locked: { type: 'boolean' } },
            },
          },
        },
      },
    },
    members: {
      type: 'array',
      items: {
        type: 'object',
        required: ['email', 'name'],
        additionalProperties: false,
        properties: {
          email: { type: 'string', format: 'email' },
          name: { type: 'string' },
          role: { type: 'string' },
          node: { type: 'string' },
        },
      },
    },
    roles: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        additionalProperties: false,
        properties: { id: { type: 'string' }, name: { type: 'string' } },
      },
    },
    nodes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['node', 'label'],
        additionalProperties: false,
        properties: { node: { type: 'string', pattern: '^/' }, label: { type: 'string' } },
      },
    },
    views: {
      type: 'object',
      additionalProperties: false,
      properties: { people: viewSet, companies: viewSet, projects: viewSet },
    },
  },
};

const data = {
  people: records('PersonRef'),
  companies: records('CompanyRef'),
  projects: records('ProjectRef'),
  settings,
};

const account = {
  email: { type: 'string', format: 'email' },
  name: { type: 'string', minLength: 1 },
  apiKey: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  aka: { type: 'array', items: { type: 'string', format: 'email' } },
};

/** What a seed file may hold: the README describes it in words. */
export const SEED_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...data,
    now: { type: 'string', format: 'date-time' },
    account: { type: 'object', additionalProperties: false, properties: account },
    accounts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['email'],
        additionalProperties: false,
        properties: { ...account, ...data },
      },
    },
  },
};
