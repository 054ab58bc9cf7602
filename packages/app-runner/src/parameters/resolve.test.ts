import { describe, expect, it } from 'vitest';
import { type ResolveParameters, resolveParameters } from './index.js';

type Options = Partial<Omit<ResolveParameters, 'blocks' | 'values'>>;

async function resolve(block: unknown, values: Record<string, unknown>, options: Options = {}) {
  return resolveParameters({
    blocks: [block],
    values,
    timezone: 'Europe/Prague',
    callRpc: async (reference) => {
      throw new Error(`unexpected call of ${reference}`);
    },
    ...options,
  });
}

async function value(spec: Record<string, unknown>, given: unknown, options: Options = {}) {
  const { values, issues } = await resolve([{ name: 'x', ...spec }], { x: given }, options);
  return issues.length > 0 ? issues : values['x'];
}

describe('coercion before communication sees a parameter (R6.7, IML §4.2)', () => {
  it.each([
    [{ type: 'text' }, 5, '5'],
    [{ type: 'text' }, { a: 1 }, '{"a":1}'],
    [{ type: 'text' }, new Date(0), '1970-01-01T00:00:00.000Z'],
    [{ type: 'number' }, ' 1.5 ', 1.5],
    [{ type: 'integer' }, '-3', -3],
    [{ type: 'boolean' }, 0, true],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'date' }, '2024-03-01', new Date('2024-02-29T23:00:00.000Z')],
    [{ type: 'date', time: false }, '2024-03-01T22:30:00.000Z', new Date('2024-02-29T23:00:00.000Z')],
    [{ type: 'date' }, 1000, new Date(1000)],
    [{ type: 'timestamp' }, 1000, new Date(1000)],
    [{ type: 'time' }, '9:30', '9:30'],
    [{ type: 'time' }, new Date('2024-06-01T10:05:00.000Z'), '12:05'],
    [{ type: 'buffer' }, 'é', Buffer.from('é')],
    [{ type: 'buffer', codepage: 'latin1' }, 'é', Buffer.from([0xe9])],
    [{ type: 'json' }, '{"a":[1]}', { a: [1] }],
    [{ type: 'filter' }, [[{ a: '{{1.x}}', o: 'exist' }]], [[{ a: '{{1.x}}', o: 'exist' }]]],
    [{ type: 'filter', options: { logic: 'and' } }, [{ a: 'x', b: 1, o: 'equal' }], [{ a: 'x', b: 1, o: 'equal' }]],
    [{ type: 'array', spec: { type: 'number' } }, '7', [7]],
    [{ type: 'array' }, [1, 'a'], [1, 'a']],
    [{ type: 'select', options: [{ label: 'One', value: 1 }] }, '1', 1],
    [{ type: 'select', multiple: true, options: ['a', 'b'] }, 'a', ['a']],
    [{ type: 'hidden' }, { deep: [1] }, { deep: [1] }],
    [{ type: 'any' }, [0], [0]],
    [{ type: 'text', tags: 'strip' }, '<b>a</b> & b', 'a & b'],
    [{ type: 'text', tags: 'escape' }, '<b>', '&lt;b&gt;'],
    [{ type: 'uuid' }, 'not a uuid', 'not a uuid'],
  ])('%j takes %j', async (spec, given, expected) => {
    expect(await value(spec, given)).toEqual(expected);
  });

  it('keeps collections and recurses into them, leaving out what is empty (R6.7)', async () => {
    const block = [
      {
        name: 'address',
        type: 'collection',
        spec: [
          { name: 'city', type: 'text' },
          { name: 'floor', type: 'number' },
        ],
      },
      { name: 'note', type: 'text' },
      { name: 'tags', type: 'array', spec: { type: 'text' } },
      { name: 'kinds', type: 'select', multiple: true, options: ['a'] },
      { name: 'flag', type: 'boolean' },
    ];
    const { values } = await resolve(block, { note: '', tags: [], kinds: [], flag: null, address: { city: '' } });
    expect(values).toEqual({ address: {} });
  });

  it('turns forced empty text and erased fields into real values (R6.7, R6.12)', async () => {
    const block = [
      { name: 'a', type: 'text' },
      { name: 'b', type: 'text' },
      { name: 'c', type: 'array' },
      { name: 'd', type: 'collection', spec: [{ name: 'e', type: 'number' }] },
    ];
    const given = { a: '{{emptystring}}', b: '{{erase}}', c: '{{erase}}', d: { e: '{{ erase }}' } };
    expect((await resolve(block, given, { erasable: true })).values).toEqual({ a: '', b: null, c: [], d: { e: null } });
    const other = await resolve(block, given);
    expect(other.values).toEqual({ a: '', d: {} });
    expect(other.warnings.map((warning) => warning.code)).toEqual(['erase-ignored', 'erase-ignored', 'erase-ignored']);
  });
});

describe('validation (R6.13)', () => {
  it('names every parameter that is missing or wrong', async () => {
    const block = [
      { name: 'name', type: 'text', required: true },
      { name: 'mail', type: 'email' },
      { name: 'count', type: 'number' },
      { name: 'rows', type: 'array', spec: [{ name: 'id', type: 'text' }] },
      { name: 'inner', type: 'collection', spec: [{ name: 'key', type: 'text', required: true }] },
    ];
    const { issues } = await resolve(block, { mail: 'nobody', count: 'many', rows: ['a'] });
    expect(issues).toEqual([
      { parameter: 'name', code: 'missing', message: "Missing value of required parameter 'name'." },
      { parameter: 'mail', code: 'invalid-email', message: "Invalid email address in parameter 'mail'." },
      { parameter: 'count', code: 'invalid-type', message: "Invalid number in parameter 'count'." },
      { parameter: 'rows', code: 'invalid-type', message: "Array of objects expected in parameter 'rows'." },
      { parameter: 'inner.key', code: 'missing', message: "Missing value of required parameter 'inner.key'." },
    ]);
  });

  it.each([
    [{ type: 'text', required: true }, '', "Missing value of required parameter 'x'."],
    [{ type: 'number' }, 'many', "Invalid number in parameter 'x'."],
    [{ type: 'integer' }, 'many', "Invalid number in parameter 'x'."],
    [{ type: 'uinteger' }, 'many', "Invalid number in parameter 'x'."],
    [{ type: 'port' }, {}, "Invalid number in parameter 'x'."],
    [{ type: 'integer' }, '1.5', "Invalid integer in parameter 'x'."],
    [{ type: 'uinteger' }, '-1', "Invalid unsigned integer in parameter 'x'."],
    [{ type: 'email' }, 'ada@', "Invalid email address in parameter 'x'."],
    [{ type: 'date' }, 'some day', "Invalid date in parameter 'x'."],
    [{ type: 'array', spec: [{ name: 'a', type: 'text' }] }, ['b'], "Array of objects expected in parameter 'x'."],
  ])('%j says of %j: %s (R6.13)', async (spec, given, message) => {
    expect(await value(spec, given)).toMatchObject([{ parameter: 'x', message }]);
  });

  it.each([
    [{ type: 'uinteger' }, ' 7 ', 7],
    [{ type: 'port' }, '443', 443],
    [{ type: 'number' }, '-2e3', -2000],
    [{ type: 'url' }, 'https://example.com/a b', 'https://example.com/a b'],
    [{ type: 'path' }, 'any/where', 'any/where'],
    [{ type: 'color' }, '#FF0000', '#FF0000'],
    [{ type: 'timezone' }, 'Europe/Prague', 'Europe/Prague'],
    [{ type: 'password' }, 12345, '12345'],
    [{ type: 'filename' }, 'a.txt', 'a.txt'],
    [{ type: 'folder', options: { store: 'rpc://folders', ids: true } }, '/1/2', '/1/2'],
    [{ type: 'timestamp' }, '2026-01-02T03:04:05Z', new Date('2026-01-02T03:04:05.000Z')],
    [{ type: 'date' }, '2026-07-01T10:00:00', new Date('2026-07-01T08:00:00.000Z')],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'collection' }, { any: { thing: [1] } }, { any: { thing: [1] } }],
  ])('%j delivers %j as %j (table 6B)', async (spec, given, expected) => {
    expect(await value(spec, given)).toEqual(expected);
  });

  it('enforces required in simple lists but not inside the items of a list of objects (R6.10)', async () => {
    const block = [
      { name: 'simple', type: 'array', spec: { type: 'text', required: true } },
      { name: 'objects', type: 'array', spec: [{ name: 'id', type: 'text', required: true }] },
    ];
    const { issues, values } = await resolve(block, { simple: ['a', ''], objects: [{}] });
    expect(issues.map((issue) => issue.parameter)).toEqual(['simple[2]']);
    expect(values['objects']).toEqual([{}]);
  });

  it.each([
    [{ type: 'text', validate: { min: 3 } }, 'ab', 'too-short'],
    [{ type: 'text', validate: { max: 1 } }, 'ab', 'too-long'],
    [{ type: 'text', validate: { pattern: '^\\d+$' } }, 'ab', 'pattern'],
    [{ type: 'path', pattern: '^/' }, 'ab', 'pattern'],
    [{ type: 'number', validate: { min: 3 } }, 2, 'too-small'],
    [{ type: 'number', validate: { max: 1 } }, 2, 'too-big'],
    [{ type: 'array', validate: { minItems: 2 } }, [1], 'too-few'],
    [{ type: 'array', validate: { maxItems: 1 } }, [1, 2], 'too-many'],
    [{ type: 'array', validate: { enum: ['a'] } }, ['b'], 'not-allowed'],
    [{ type: 'select', multiple: true, options: ['a', 'b'], validate: { maxItems: 1 } }, ['a', 'b'], 'too-many'],
    [{ type: 'integer' }, 1.5, 'invalid-type'],
    [{ type: 'uinteger' }, -1, 'invalid-type'],
    [{ type: 'port' }, 70_000, 'invalid-type'],
    [{ type: 'collection' }, 'x', 'invalid-type'],
    [{ type: 'filter' }, [{ a: 1, o: 'exist' }], 'invalid-type'],
    [{ type: 'json' }, '{', 'invalid-json'],
    [{ type: 'json', schema: { type: 'array' } }, '{}', 'invalid-json'],
    [{ type: 'json', schema: { type: 'string', pattern: '^(a+)+$' } }, `"${'a'.repeat(40)}!"`, 'invalid-json'],
    [{ type: 'text', validate: { pattern: '^(a+)+$' } }, `${'a'.repeat(40)}!`, 'pattern'],
  ])('%j refuses %j (R6.8)', async (spec, given, code) => {
    expect(await value(spec, given)).toMatchObject([{ parameter: 'x', code }]);
  });

  it('refuses a value outside written options unless the select is dynamic or unchecked (R6.9)', async () => {
    const options = [{ label: 'A', value: 'a' }];
    expect(await value({ type: 'select', options }, 'b')).toMatchObject([{ code: 'not-an-option' }]);
    expect(await value({ type: 'select', options, dynamic: true }, 'b')).toBe('b');
    expect(await value({ type: 'select', options, validate: false }, 'b')).toBe('b');
    const groups = [{ label: 'G', options }];
    expect(await value({ type: 'select', grouped: true, options: groups }, 'a')).toBe('a');
  });

  it('accepts any value where an RPC gives the options, without calling it (C15)', async () => {
    expect(await value({ type: 'select', options: 'rpc://list' }, 'anything')).toBe('anything');
    expect(
      await value({ type: 'select', options: 'rpc://list', mappable: false, editable: { enabled: true } }, 'z'),
    ).toBe('z');
    expect(await value({ type: 'select', options: 'rpc://list', mappable: false }, 'z')).toMatchObject([
      { code: 'not-an-option' },
    ]);
  });
});

describe('the dialog', () => {
  it('applies defaults, also of nested parameters and preselected options (C20)', async () => {
    const block = [
      { name: 'limit', type: 'uinteger', default: 10 },
      {
        name: 'kind',
        type: 'select',
        options: [
          { label: 'A', value: 'a', nested: [{ name: 'depth', type: 'number', default: 2 }] },
          { label: 'B', value: 'b', default: true, nested: [{ name: 'width', type: 'number', default: 3 }] },
        ],
      },
    ];
    expect((await resolve(block, {})).values).toEqual({ limit: 10, kind: 'b', width: 3 });
    expect((await resolve(block, { kind: 'a', limit: 5 })).values).toEqual({ limit: 5, kind: 'a', depth: 2 });
  });

  it('drops what it does not define, with a warning', async () => {
    const block = [{ name: 'inner', type: 'collection', spec: [{ name: 'a', type: 'text' }] }];
    const { values, warnings } = await resolve(block, { inner: { a: '1', b: 2 }, other: 3, __IMTCONN__: 7 });
    expect(values).toEqual({ inner: { a: '1' } });
    expect(warnings.map((warning) => warning.message)).toEqual([
      "The dialog has no parameter 'inner.b': it is left out.",
      "The dialog has no parameter 'other': it is left out.",
    ]);
  });

  it('opens nested parameters by precedence: RPC option, option, all options, placeholder (R5.8, C10)', async () => {
    const field = (name: string) => [{ name, type: 'text' }];
    const block = [
      {
        name: 'kind',
        type: 'select',
        options: {
          store: 'rpc://kinds',
          nested: field('shared'),
          placeholder: { label: 'None', nested: field('none') },
        },
      },
    ];
    const callRpc = async () => [
      { label: 'A', value: 'a', nested: field('own') },
      { label: 'B', value: 'b' },
    ];
    const given = { own: '1', shared: '2', none: '3' };
    expect((await resolve(block, { ...given, kind: 'a' }, { callRpc })).values).toEqual({ kind: 'a', own: '1' });
    expect((await resolve(block, { ...given, kind: 'b' }, { callRpc })).values).toEqual({ kind: 'b', shared: '2' });
    expect((await resolve(block, given, { callRpc })).values).toEqual({ none: '3' });
    expect((await resolve(block, { ...given, kind: 'a' }, { mayNest: () => false })).values).toEqual({
      kind: 'a',
      shared: '2',
    });
  });

  it('opens what a boolean nests, and takes fields from RPCs with the values of the form (R5.2, R5.3)', async () => {
    const calls: unknown[] = [];
    const block = [
      { name: 'object', type: 'text' },
      { name: 'more', type: 'boolean', nested: 'rpc://fields?kind=x' },
      { name: 'wrap', type: 'collection', spec: ['rpc://inner', { name: 'z', type: 'text' }] },
    ];
    const callRpc = async (reference: string, values: unknown) => {
      calls.push([reference, values]);
      return reference === 'rpc://inner' ? { name: 'one', type: 'number' } : [{ name: 'extra', type: 'number' }];
    };
    const { values } = await resolve(
      block,
      { object: 'o', more: true, extra: '4', wrap: { one: '1', z: 'z' } },
      { callRpc },
    );
    expect(values).toEqual({ object: 'o', more: true, extra: 4, wrap: { one: 1, z: 'z' } });
    expect(calls).toEqual([
      ['rpc://fields?kind=x', expect.objectContaining({ object: 'o', more: true })],
      ['rpc://inner', expect.objectContaining({ object: 'o', one: '1' })],
    ]);
  });

  it('takes a whole block from an RPC (R5.2) and stops one that opens itself for ever', async () => {
    const callRpc = async () => [{ name: 'a', type: 'number' }];
    expect((await resolve('rpc://all', { a: '1' }, { callRpc })).values).toEqual({ a: 1 });
    await expect(resolve('rpc://all', {}, { callRpc: async () => ['rpc://all'] })).rejects.toMatchObject({
      code: 'parameters-too-deep',
    });
  });

  it('collects secrets at any depth', async () => {
    const block = [
      { name: 'key', type: 'password' },
      { name: 'list', type: 'array', spec: [{ name: 'pem', type: 'pkey' }] },
      { name: 'plain', type: 'text' },
    ];
    const { secrets } = await resolve(block, { key: 'k1', list: [{ pem: 'p1' }], plain: 'open' });
    expect(secrets).toEqual(['k1', 'p1']);
  });

  it('takes names for what they are, __proto__ too', async () => {
    const block = JSON.parse('[{"name":"__proto__","type":"text"},{"name":"constructor","type":"text"}]');
    const { values } = await resolve(block, JSON.parse('{"__proto__":"a"}'));
    expect(Object.entries(values)).toEqual([['__proto__', 'a']]);
  });
});
