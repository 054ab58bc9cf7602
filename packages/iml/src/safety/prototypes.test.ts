import { afterEach, describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileFilter } from '../compile-filter.js';
import { compileMapping } from '../compile-mapping.js';
import { outcome, TIERS } from '../testing/tiers.js';
import { fromTypedJson, toTypedJson } from '../typed-json.js';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'];
const POISON = '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}';

/** What the built-in prototypes own; nothing that an expression does may change it. */
const before = fingerprint();

afterEach(() => {
  expect(fingerprint()).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

function fingerprint(): unknown[] {
  const builtIns = [Object, Array, Function, String, Number, Boolean, Date, RegExp, Map, Set, Promise, Buffer];
  return builtIns.map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
}

class Hidden {
  readonly own = 'own';
  get getter(): string {
    return 'inherited getter';
  }
  method(): string {
    return 'method';
  }
}

/** Values of every kind; none of them has an own property of a dangerous name. */
const context = {
  o: { a: 1 },
  bare: Object.assign(Object.create(null), { a: 1 }),
  inherits: Object.create({ secret: 'inherited' }),
  instance: new Hidden(),
  list: [1, 2],
  text: 'text',
  number: 5,
  yes: true,
  date: new Date(0),
  bytes: Buffer.from('ab'),
  map: new Map([['k', 'v']]),
  call: (): string => 'called',
  nothing: null,
};

describe.each(TIERS)('reading, code generation: %s', (codeGeneration) => {
  const read = (template: string, vars: Readonly<Record<string, unknown>> = context) =>
    outcome(template, vars, { codeGeneration });
  const holders = Object.keys(context);

  it.each([
    '{{constructor}}',
    '{{a.__proto__.x}}',
    '{{__proto__}}',
    '{{prototype}}',
    '{{toString}}',
    '{{hasOwnProperty}}',
    '{{o.constructor.constructor}}',
    '{{o[constructor]}}',
    '{{o["__proto__"]}}',
    '{{o["__proto__"]["constructor"]}}',
    '{{o.`__proto__`.`constructor`}}',
    '{{get(o; "__proto__.y")}}',
    '{{get(o; "constructor.constructor")}}',
    '{{get(list; "__proto__.0")}}',
    '{{get(list; "constructor")}}',
    '{{get(text; "constructor")}}',
    '{{get(call; "name")}}',
    '{{list.map}}',
    '{{list["length"]}}',
    '{{text.length}}',
    '{{text[1]}}',
    '{{date.getTime}}',
    '{{bytes[1]}}',
    '{{bytes.buffer}}',
    '{{map.size}}',
    '{{call.name}}',
    '{{inherits.secret}}',
    '{{instance.getter}}',
    '{{instance.method}}',
    '{{instance.constructor}}',
  ])('%s gives nothing', (template) => {
    expect(read(template)).toEqual({ value: undefined });
  });

  it('gives nothing for any dangerous name of any value, on every way to it', () => {
    for (const holder of holders) {
      for (const name of NAMES) {
        for (const path of [`${holder}.${name}`, `${holder}["${name}"]`, `get(${holder}; "${name}")`]) {
          expect(read(`{{${path}}}`), path).toEqual({ value: undefined });
        }
      }
    }
  });

  it.each(['toString.constructor("return 1")', 'constructor("return 1")', '__proto__("x")', 'hasOwnProperty("a")'])(
    '{{%s}} calls nothing',
    (call) => {
      expect(read(`{{${call}}}`)).toHaveProperty(
        'code',
        expect.stringMatching(/^(?:unknown-function|unexpected-token)$/),
      );
    },
  );

  it.each([
    ['{{map(rows; "__proto__")}}', [undefined]],
    ['{{map(rows; "constructor.name")}}', [undefined]],
    ['{{map(rows; "a"; "constructor"; "x")}}', []],
    ['{{sort(rows; "__proto__.a")}}', [{ a: 1 }]],
    ['{{distinct(rows; "constructor")}}', [{ a: 1 }]],
    ['{{toCollection(rows; "constructor"; "a")}}', {}],
    ['{{pick(o; "__proto__"; "constructor"; "toString")}}', {}],
    ['{{omit(o; "__proto__"; "a")}}', {}],
    ['{{keys(inherits)}}', []],
    ['{{toArray(inherits)}}', []],
    ['{{toString(inherits)}}', '{}'],
    ['{{if(o.__proto__; "reached"; "not")}}', 'not'],
    ['{{ { a: o.constructor, b: __proto__ } }}', {}],
  ])('%s sees own properties only', (template, expected) => {
    expect(read(template, { ...context, rows: [{ a: 1 }] })).toEqual({ value: expected });
  });

  it('reads own data properties of dangerous names like any other', () => {
    const poisoned = JSON.parse('{"o": {"__proto__": {"x": 1}, "constructor": "c", "toString": "t"}}');
    expect(read('{{o.__proto__.x}}{{o.constructor}}{{o.toString}}{{get(o; "__proto__.x")}}', poisoned)).toEqual({
      value: '1ct1',
    });
    expect(read('{{__proto__.x}}', JSON.parse('{"__proto__": {"x": 1}}'))).toEqual({ value: 1 });
    expect(read('{{__proto__.x}}', Object.create({ x: 1 }))).toEqual({ value: undefined });
  });
});

describe.each(TIERS)('writing, code generation: %s', (codeGeneration) => {
  const run = (template: string, vars: Readonly<Record<string, unknown>> = {}) =>
    compile(template, { codeGeneration })(vars);

  /** The value has the name as an own property, and the prototype it had before. */
  function expectOwn(value: unknown, name: string, content: unknown): void {
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, name)).toMatchObject({ value: content, enumerable: true });
  }

  it.each(NAMES)('makes %s an own property', (name) => {
    const rows = [{ k: name, v: { polluted: 'yes' } }];
    expectOwn(run('{{toCollection(rows; "k"; "v")}}', { rows }), name, { polluted: 'yes' });
    expectOwn(run(`{{ { "${name}": 1 } }}`), name, 1);
    expectOwn(run(`{{ { \`${name}\`: 1 } }}`), name, 1);
    expectOwn(run('{{parseJSON(t)}}', { t: `{"${name}": 1}` }), name, 1);
    const holder = JSON.parse(`{"${name}": {"polluted": "yes"}, "b": 2}`);
    expectOwn(run('{{pick(o; name)}}', { o: holder, name }), name, { polluted: 'yes' });
    expectOwn(run('{{omit(o; "b")}}', { o: holder }), name, { polluted: 'yes' });
    expectOwn(run('{{first(merge(list; list))}}', { list: [holder] }), name, { polluted: 'yes' });
    expect(run('{{toArray(o)}}', { o: holder })).toEqual([
      { key: name, value: { polluted: 'yes' } },
      { key: 'b', value: 2 },
    ]);
    expect(JSON.parse(String(run('{{createJSON(o)}}', { o: holder })))).toEqual(holder);
    expectOwn(fromTypedJson(toTypedJson(holder)), name, { polluted: 'yes' });
  });

  it.each(NAMES)('builds mappings with %s as an own property', (name) => {
    const map = (source: unknown, vars: Readonly<Record<string, unknown>> = {}) =>
      compileMapping(source, { codeGeneration })(vars);
    const source = JSON.parse(POISON);
    expectOwn(map(JSON.parse(`{"${name}": "{{x}}"}`), { x: 1 }), name, 1);
    expectOwn(map({ '{{key}}': '{{x}}' }, { key: name, x: 1 }), name, 1);
    const spread = map({ a: 1, '{{...}}': '{{body}}' }, { body: source });
    expectOwn(spread, '__proto__', { polluted: 'yes' });
    expectOwn(spread, 'constructor', { prototype: { polluted: 'yes' } });
    expect((spread as Record<string, unknown>)['polluted']).toBeUndefined();
    // Taken away again by a later key that is undefined: only the own property goes.
    expect(
      Object.keys(map({ '{{...}}': '{{body}}', '{{key}}': '{{nothing}}' }, { body: source, key: name }) as object),
    ).toEqual(Object.keys(source).filter((key) => key !== name));
  });

  it.each(NAMES)('signs no claim and takes no option of the name %s', (name) => {
    const named = JSON.parse(`{"${name}": {"noTimestamp": true}}`);
    const sign = (claims: unknown, options: unknown) =>
      outcome('{{jwt(claims, "secret", "HS256", options)}}', { claims, options }, { codeGeneration });
    const refused = name === 'prototype' ? 'value' : 'code';
    expect(sign({ ...named, sub: '1' }, {})).toHaveProperty(refused);
    expect(sign({ sub: '1' }, named)).toEqual({ code: name === 'prototype' ? 'function-failed' : 'invalid-argument' });
  });

  it('changes nothing of the context', () => {
    const vars = { list: [3, 1, 2], o: { a: 1, b: { c: 1 } } };
    const frozen = JSON.stringify(vars);
    for (const call of [
      'sort(list)',
      'reverse(list)',
      'shuffle(list)',
      'add(list; 4)',
      'remove(list; 1)',
      'merge(list; list)',
      'flatten(list)',
      'deduplicate(list)',
      'slice(list; 1)',
      'omit(o; "a")',
      'pick(o; "a")',
      'toArray(o)',
    ]) {
      run(`{{${call}}}`, vars);
    }
    compileMapping({ '{{...}}': '{{o}}', a: 2, b: '{{list}}' }, { codeGeneration })(vars);
    expect(JSON.stringify(vars)).toBe(frozen);
  });
});

describe('elsewhere', () => {
  it('takes no function, option or operator from a prototype', () => {
    for (const name of NAMES.filter((known) => known !== 'toString')) {
      expect(() => compile(`{{${name}(1)}}`, { functions: {} })).toThrow(`Function '${name}' not found!`);
      expect(() => compileFilter([[{ a: 1, o: name, b: 1 }]])).toThrow(
        expect.objectContaining({ code: 'invalid-filter' }),
      );
      expect(() => compile(`{{toString(toBinary("a"); "${name}")}}`)()).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
      expect(() => compile(`{{dateDifference(now; now; "${name}")}}`)()).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
      expect(compile(`{{sort(list; "${name}")}}`)({ list: [2, 1] })).toEqual([2, 1]);
      expect(compile(`{{formatDate(now; "[x]"; "${name}")}}`)()).toBe('x');
    }
  });

  it('gives the same as before although a prototype is polluted by others', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    try {
      Object.defineProperty(prototype, 'leaked', {
        value: 'leaked',
        configurable: true,
        enumerable: true,
        writable: true,
      });
      for (const codeGeneration of TIERS) {
        expect(compile('{{leaked}}{{o.leaked}}{{get(o; "leaked")}}', { codeGeneration })({ o: {} })).toBe('');
        expect(compileMapping({ a: '{{leaked}}', '{{...}}': '{{o}}' }, { codeGeneration })({ o: { b: 1 } })).toEqual({
          b: 1,
        });
      }
    } finally {
      delete prototype['leaked'];
    }
  });
});
