import type { SchemaObject } from 'ajv';
import { RESPONSE } from './response.js';
import { ANYTHING, COLLECTION, CONDITION, FLAT, SWITCH, TEXT, URL_TEXT, words } from './shared.js';

const METHOD = words(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'get',
  'post',
  'put',
  'patch',
  'delete',
);
const STATIC_SWITCH: SchemaObject = { type: 'boolean' };

const PAGINATION: SchemaObject = {
  type: 'object',
  properties: {
    mergeWithParent: STATIC_SWITCH,
    url: URL_TEXT,
    method: METHOD,
    headers: FLAT,
    qs: FLAT,
    body: ANYTHING,
    condition: SWITCH,
    endpoint: ANYTHING,
    input: ANYTHING,
  },
  additionalProperties: false,
};

/** Directives that a request may have wherever it stands (R1.6, R1.13–R1.46). */
const REQUEST_DIRECTIVES = {
  url: URL_TEXT,
  encodeUrl: SWITCH,
  encodeUrlMode: TEXT,
  method: METHOD,
  headers: FLAT,
  qs: FLAT,
  ca: { type: 'string', maxLength: 8192 },
  body: ANYTHING,
  type: words('json', 'urlencoded', 'multipart/form-data', 'text', 'string', 'raw', 'binary'),
  temp: COLLECTION,
  condition: CONDITION,
  gzip: STATIC_SWITCH,
  aws: COLLECTION,
  // The singular spellings are the documentation's newer ones (R1.31).
  followRedirects: STATIC_SWITCH,
  followRedirect: STATIC_SWITCH,
  followAllRedirects: STATIC_SWITCH,
  followAllRedirect: STATIC_SWITCH,
  log: { type: 'object', properties: { sanitize: { type: 'array', items: TEXT } }, additionalProperties: false },
  oauth: COLLECTION,
  pagination: PAGINATION,
  timeout: { type: ['integer', 'string'], minimum: 1, maximum: 300_000 },
  response: RESPONSE,
} as const satisfies Record<string, SchemaObject>;

const REPEAT: SchemaObject = {
  type: 'object',
  properties: { condition: SWITCH, while: SWITCH, delay: { type: 'number' }, limit: { type: 'number' } },
  additionalProperties: false,
};

const request = (extra: Record<string, SchemaObject>): SchemaObject => ({
  type: 'object',
  properties: { ...REQUEST_DIRECTIVES, ...extra },
  additionalProperties: false,
});

const ONE_STEP = request({ repeat: REPEAT, endpoint: ANYTHING, input: ANYTHING, iterate: ANYTHING, output: ANYTHING });

/** One request or several in a row (R1.41). */
const oneOrMore = (step: SchemaObject): SchemaObject => ({
  if: { type: 'array' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { type: 'array', items: step },
  else: step,
});

/** `api` of modules, RPCs and connections; `attach`, `detach`, `update` of webhooks; `epoch`. */
export const COMMUNICATION: SchemaObject = oneOrMore(ONE_STEP);

/** `base` (R1.6). */
export const BASE: SchemaObject = oneOrMore(request({ baseUrl: URL_TEXT }));

/** `api` of an OAuth connection: one request a stage (R8.5, R8.10). */
export const OAUTH: SchemaObject = {
  type: 'object',
  properties: Object.fromEntries(
    ['preauthorize', 'authorize', 'token', 'info', 'refresh', 'invalidate', 'requestToken', 'accessToken'].map(
      (stage) => [stage, ONE_STEP],
    ),
  ),
  additionalProperties: COLLECTION,
};

const RESPOND: SchemaObject = {
  type: 'object',
  properties: {
    type: words('json', 'urlencoded', 'text'),
    status: { type: ['integer', 'string'] },
    headers: FLAT,
    body: ANYTHING,
  },
  additionalProperties: false,
};

/** `api` of a webhook: what to make of an incoming call (R4.2, C8). */
export const WEBHOOK: SchemaObject = {
  type: 'object',
  properties: {
    verification: {
      type: 'object',
      properties: { condition: CONDITION, respond: RESPOND },
      additionalProperties: false,
    },
    respond: RESPOND,
    iterate: RESPONSE['properties'].iterate,
    output: ANYTHING,
    condition: CONDITION,
    uid: { type: ['string', 'number'] },
    temp: COLLECTION,
    log: REQUEST_DIRECTIVES.log,
    response: RESPONSE,
  },
  additionalProperties: false,
};
