import { describe, expect, it } from 'vitest';
import { contractChecker } from '../contract/checker.js';
import { createClozeMock } from '../index.js';
import { PLURALS, RELATION_KINDS, type Relation, type RelationKind } from '../model/relation.js';
import { present } from '../records/present.js';
import { identifiersOf } from '../store/identifiers.js';
import { clientOf } from '../testing/client.js';

const story = (options: Parameters<typeof createClozeMock>[0] = {}) => createClozeMock(options).account.store;
const all = (kind: RelationKind, store = story()): Relation[] => [...store.relations(kind).newestFirst()];
const shown = (store: ReturnType<typeof story>): unknown =>
  RELATION_KINDS.map((kind) => all(kind, store).map((relation) => present(store, relation)));

describe('the story', () => {
  it('is of 500 people, 80 companies and 120 projects', () => {
    const store = story();
    expect(RELATION_KINDS.map((kind) => store.relations(kind).size)).toEqual([500, 80, 120]);
  });

  it('is the same for the same seed and start, and another one for another seed', () => {
    expect(shown(story({ seed: 3 }))).toEqual(shown(story({ seed: 3 })));
    const names = (seed: number): unknown => all('person', story({ seed })).map(({ data }) => data.name);
    expect(names(3)).not.toEqual(names(4));
  });

  it('is told of the account’s own user, whoever that is', async () => {
    const mock = createClozeMock({ account: { email: 'me@own.example' } });
    const own = (store = story()): unknown =>
      JSON.parse(JSON.stringify(shown(store)).replaceAll('mara.lindqvist@northwind-harbor.example', 'me@own.example'));
    expect(shown(mock.account.store)).toEqual(own());
    const client = clientOf(mock);
    expect((await client.get('/v1/people/find?scope=local&countonly=true'))['availablecount']).toBeGreaterThan(250);
    const { list } = await client.get('/v1/team/members/list');
    expect((list as { isMe: boolean }[]).filter(({ isMe }) => isMe)).toMatchObject([
      { email: 'me@own.example', name: 'me' },
    ]);
    expect(await client.get('/v1/user/profile')).toMatchObject({ profile: { email: 'me@own.example', name: 'me' } });
  });

  it('has records that fit the contract', () => {
    const store = story();
    for (const kind of RELATION_KINDS) {
      const list = all(kind, store).map((relation) => present(store, relation));
      const answer = {
        errorcode: 0,
        availablecount: list.length,
        pagenumber: 1,
        pagesize: 1000,
        [PLURALS[kind]]: list,
      };
      const operation = { person: 'findPeople', company: 'findCompanies', project: 'findProjects' }[kind];
      expect(contractChecker().response(operation, 200, answer)).toEqual([]);
    }
  });

  it('has custom fields of every type, each as the account defines it', () => {
    const store = story();
    const { fields } = store.settings;
    const types = new Set<string>();
    for (const kind of RELATION_KINDS) {
      for (const { id, type } of all(kind, store).flatMap(({ data }) => data.customFields ?? [])) {
        const definition = fields.find((field) => field.id === id);
        expect([id, definition?.type, definition?.kinds.includes(kind)]).toEqual([id, type, true]);
        types.add(type);
      }
    }
    expect([...types].sort()).toEqual(
      // biome-ignore format: the 18 types of the API's document
      ['contact', 'contacts', 'currency', 'date', 'decimal', 'entities', 'entity', 'keyword', 'keywords', 'number',
        'people', 'person', 'project', 'projects', 'range', 'reference', 'references', 'text'],
    );
  });

  it('has names beyond ASCII, app links, and records of which little is known', () => {
    for (const kind of ['person', 'company'] as const) {
      const records = all(kind);
      const data = records.map((record) => record.data);
      expect(data.some(({ name }) => /[^\p{ASCII}]/u.test(name ?? ''))).toBe(true);
      expect(data.some(({ appLinks }) => appLinks !== undefined)).toBe(true);
      expect(data.some(({ phones }) => phones === undefined)).toBe(true);
      expect(data.some(({ stage }) => stage === undefined)).toBe(true);
      for (const { value } of data.flatMap(({ emails }) => emails ?? []))
        expect(value).toMatch(/^[\x21-\x7e]+@[\w.-]+$/);
    }
  });

  it('moves projects through their stages in time', () => {
    const passed = {
      future: ['createdDate'],
      current: ['createdDate', 'startDate'],
      pending: ['createdDate', 'startDate', 'pendingDate'],
      won: ['createdDate', 'startDate', 'pendingDate', 'endDate'],
      lost: ['createdDate', 'startDate', 'endDate'],
    };
    const projects = all('project');
    for (const { data, firstSeen, lastChanged } of projects) {
      const dates = (['createdDate', 'startDate', 'pendingDate', 'endDate'] as const).filter((name) => data[name]);
      expect(dates).toEqual(passed[data.stage as keyof typeof passed]);
      const days = dates.map((name) => data[name] ?? '');
      expect(days).toEqual([...days].sort());
      expect(days.at(-1)).toBe(new Date(lastChanged).toISOString().slice(0, 10));
      expect(firstSeen).toBeLessThanOrEqual(lastChanged);
    }
    expect(new Set(projects.map(({ data }) => data.stage))).toEqual(new Set(Object.keys(passed)));
  });

  it('finds every record by everything that identifies it, however many there are', () => {
    const store = story({ people: 3000 });
    for (const kind of RELATION_KINDS) {
      for (const relation of all(kind, store)) {
        for (const identifier of identifiersOf(relation)) {
          expect(
            store
              .relations(kind)
              .having(identifier)
              .map(({ key }) => key),
          ).toContain(relation.key);
        }
      }
    }
  });
});
