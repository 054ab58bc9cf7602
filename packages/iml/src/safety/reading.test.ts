import { describe, expect, it } from 'vitest';
import { guardPrototypes, NAMES } from '../testing/prototype-guard.js';
import { outcome, TIERS } from '../testing/tiers.js';

guardPrototypes();

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

  it('runs no getter, but an own one of a plain object, which no JSON makes, in generated code', () => {
    const ran: string[] = [];
    const withGetter = (holder: object, name: string): object =>
      Object.defineProperty(holder, 'x', {
        get() {
          ran.push(name);
          return 'got';
        },
        enumerable: true,
      });
    const vars = {
      plain: withGetter({}, 'plain'),
      bare: withGetter(Object.create(null), 'bare'),
      instance: withGetter(new Hidden(), 'instance'),
      inherits: Object.create(withGetter({}, 'inherits')),
    };
    const generated = codeGeneration === 'always';
    expect(read('{{bare.x}}{{instance.x}}{{inherits.x}}{{get(plain; "x")}}{{plain["x"]}}', vars)).toEqual({
      value: '',
    });
    expect(ran).toEqual([]);
    expect(read('{{plain.x}}', vars)).toEqual({ value: generated ? 'got' : undefined });
    expect(ran).toEqual(generated ? ['plain'] : []);
  });

  it('makes what a getter throws the typed error', () => {
    const plain = Object.defineProperty({}, 'x', {
      get() {
        throw new TypeError('no');
      },
    });
    const expected = codeGeneration === 'always' ? { code: 'function-failed' } : { value: undefined };
    expect(read('{{plain.x}}', { plain })).toEqual(expected);
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
