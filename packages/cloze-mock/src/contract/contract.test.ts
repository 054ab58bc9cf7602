import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClozeMock, createClozeMock, loadContract } from '../index.js';
import { plainRelation } from '../model/relation.js';
import { strictMock } from '../testing/mock.js';
import { bundleContract } from './bundle.js';
import { contractChecker } from './checker.js';
import type { ContractOperation, ContractParameter } from './document.js';
import { OPERATIONS } from './operations.js';

const contract = loadContract();
const folder = new URL('../../contract/', import.meta.url);

/** Every operation with its path and method, aliases too. */
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

const scopesOf = ({ security }: ContractOperation): readonly string[] =>
  security.flatMap((requirement) => requirement['OAuth2'] ?? []);

describe('the contract', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(contract)));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
  });

  it('has no words where names belong, and no defaults that generated clients would want filled in', () => {
    const astray: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null || /\/(paths|examples?|value)$/.test(path)) return;
      for (const [name, inner] of Object.entries(value)) {
        if (/\s/.test(name) || (name === 'default' && path.includes('/properties/'))) astray.push(`${path}/${name}`);
        look(inner, `${path}/${name}`);
      }
    };
    const { paths, ...rest } = contract;
    look(rest, '');
    for (const [path, item] of Object.entries(paths)) look(item, path);
    expect(astray).toEqual([]);
  });

  it('is bundled from its parts', () => {
    const parts = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'openapi.yaml');
    const texts = ['openapi.yaml', ...parts.sort()].map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(bundleContract(texts), 'run `npm run contract -w packages/cloze-mock`').toEqual(contract);
  });

  it('has the operations that the mock routes, with their aliases, scopes and generations', () => {
    const routed = OPERATIONS.map(({ id, method, path, aliases = [], scope, since }) => [
      id,
      method,
      path,
      [...aliases],
      [scope],
      since,
    ]);
    const written = operations
      .filter(({ operation }) => !operation['x-alias-of'])
      .map(({ path, method, operation }) => [
        operation.operationId,
        method,
        path,
        operations.filter((other) => other.operation['x-alias-of'] === operation.operationId).map((own) => own.path),
        scopesOf(operation),
        operation['x-since'],
      ]);
    const byId = (left: unknown[], right: unknown[]): number => String(left[0]).localeCompare(String(right[0]));
    expect(written.sort(byId)).toEqual(routed.sort(byId));
  });

  it('has the 43 operations of version 2025.10', () => {
    const current = operations.filter(({ operation: own }) => !own['x-alias-of'] && !own['x-since']);
    expect(current).toHaveLength(43);
  });

  it.each(
    Object.entries(contract.components.schemas).flatMap(([name, { examples }]) =>
      ((examples ?? []) as unknown[]).map((example) => [name, example] as const),
    ),
  )('has an example of %s that fits', (name, example) => {
    const user = operations.find(({ operation }) => JSON.stringify(operation.requestBody ?? {}).includes(`/${name}"`));
    if (!user) return;
    const { findings, unknownProperties } = contractChecker().request(
      user.operation.operationId,
      new URLSearchParams(),
      example,
    );
    expect([...findings, ...unknownProperties]).toEqual([]);
  });
});

describe('every operation', () => {
  let mock: ClozeMock;

  beforeAll(async () => {
    mock = strictMock();
    // What the examples of reading and updating are about.
    for (const { path, method, operation } of operations) {
      if (/^create(Person|Company|Project|Content)$/.test(operation.operationId)) await send(path, method, operation);
    }
  });

  const send = async (path: string, method: string, operation: ContractOperation): Promise<Response> => {
    const url = new URL(path, 'https://api.cloze.com');
    for (const parameter of operation.parameters ?? []) {
      const own = resolve(parameter);
      if (own.required || (own.example !== undefined && own.name !== 'step')) {
        url.searchParams.set(own.name, String(own.example));
      }
    }
    const body = operation.requestBody?.content['application/json']?.example;
    return mock.fetch(
      new Request(url, {
        method,
        headers: { authorization: `Bearer ${mock.account.apiKey}`, 'content-type': 'application/json; charset=utf-8' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  };

  // Deleting comes last: the others are about the same records. So does unsubscribing, after subscribing.
  const last = ({ operation }: (typeof operations)[number]): number =>
    /^(delete|unsubscribe)/.test(operation.operationId) ? 1 : 0;

  it.each(
    [...operations]
      .sort((left, right) => last(left) - last(right))
      .map((own) => [own.operation.operationId, own] as const),
  )('%s answers its own example, as the contract says', async (id, { path, method, operation }) => {
    if (id.startsWith('unsubscribeWebhook')) {
      const subscribe = operations.find(({ operation: own }) => own.operationId === 'subscribeWebhook');
      if (subscribe) await send(subscribe.path, subscribe.method, subscribe.operation);
    }
    const response = await send(path, method, operation);
    const answer = (await response.json()) as { errorcode?: number; message?: string };
    expect([response.status, answer.errorcode ?? 0, answer.message]).toEqual([200, 0, undefined]);
    const entry = mock.requests.at(-1);
    expect(entry).toMatchObject({ unknownParameters: [], unknownProperties: [], findings: [], status: 200 });
  });

  it.each(operations.map((own) => [own.operation.operationId, own] as const))(
    '%s wants credentials',
    async (_, { path, method }) => {
      const response = await mock.fetch(new Request(new URL(path, 'https://api.cloze.com'), { method }));
      expect([response.status, await response.json()]).toEqual([
        401,
        { errorcode: 1, message: 'The API key was not found' },
      ]);
    },
  );
});

describe('a strict mock', () => {
  /** A record that no write could make, put where the mock reads. */
  const spoil = (mock: ClozeMock, data: object): void => {
    const [record] = mock.account.store.relations('person').slice(0, 1);
    if (record) mock.account.store.save({ ...plainRelation(record), data: { ...record.data, ...data } }, {});
  };
  const find = (mock: ClozeMock): Promise<Response> =>
    mock.fetch(new Request(`https://api.cloze.com/v1/people/find?api_key=${mock.account.apiKey}`));

  it.each([
    ['a wrong value', { stage: 'hot' }, '/people/0/stage must be one of lead'],
    ['a wrong type', { keywords: 'vip' }, '/people/0/keywords must be array'],
    ['a property that the contract does not have', { nickname: 'Ada' }, '/people/0/nickname must NOT have'],
    [
      'a property that is only for writing',
      { emails: [{ value: 'a@b.example', type: 'work' }] },
      '/people/0/emails/0/type',
    ],
    [
      'a missing property',
      { appLinks: [{ source: 'crm.example' }] },
      "/people/0/appLinks/0 must have required property 'uniqueid'",
    ],
  ])('rejects an answer with %s', async (_, data, told) => {
    const mock = strictMock();
    spoil(mock, data);
    await expect(find(mock)).rejects.toMatchObject({
      code: 'contract-response',
      message: expect.stringContaining(told),
    });
    const lenient = createClozeMock({ contract: 'report' });
    spoil(lenient, data);
    expect((await find(lenient)).status).toBe(200);
  });

  it('rejects a delivery that breaks the contract', async () => {
    const mock = strictMock({ fetch: async () => new Response('OK') });
    await mock.fetch(
      new Request(`https://api.cloze.com/v1/webhooks/subscribe?api_key=${mock.account.apiKey}`, {
        method: 'POST',
        body: JSON.stringify({ event: 'person.change', target_url: 'https://a.example/', scope: 'hierarchy:/*' }),
      }),
    );
    spoil(mock, { node: '/North', stage: 'hot' });
    await expect(mock.clock.idle()).rejects.toMatchObject({ code: 'contract-delivery' });
  });
});

function resolve(parameter: ContractParameter): ContractParameter {
  const name = parameter.$ref?.split('/').at(-1);
  return name === undefined ? parameter : (contract.components.parameters[name] as ContractParameter);
}
