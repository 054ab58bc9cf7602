import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile-mapping.js';
import { ImlError } from './error.js';

describe('compileMapping (IML §5)', () => {
  it('evaluates every text at any depth and keeps the order of keys', () => {
    const mapping = compileMapping({
      z: 1,
      name: '{{a.first}} {{a.last}}',
      list: ['{{a.n}}', { deep: '{{a.n}}' }, null],
    });
    const value = mapping({ a: { first: 'Ann', last: 'Lee', n: 7 } });
    expect(value).toEqual({ z: 1, name: 'Ann Lee', list: [7, { deep: 7 }, null] });
    expect(Object.keys(value as object)).toEqual(['z', 'name', 'list']);
  });

  it('drops undefined members and keeps other empty values', () => {
    const mapping = compileMapping({ u: '{{x}}', n: '{{null}}', e: '', z: '{{0}}', l: ['{{x}}'] });
    expect(mapping()).toStrictEqual({ n: null, e: '', z: 0, l: [undefined] });
  });

  it('merges the spread key; later keys override, earlier ones are overridden', () => {
    const mapping = compileMapping({ a: 'first', '{{...}}': '{{body}}', b: 'last', c: '{{none}}' });
    expect(mapping({ body: { a: 1, b: 2, c: 3, d: 4 } })).toEqual({ a: 1, b: 'last', d: 4 });
    expect(mapping({})).toEqual({ a: 'first', b: 'last' });
  });

  it('refuses to spread what is no collection and says where', () => {
    const mapping = compileMapping({ out: { '{{...}}': '{{body}}' } });
    expect(() => mapping({ body: [1] })).toThrow(
      expect.objectContaining({ code: 'invalid-spread', field: 'out.{{...}}' }),
    );
  });

  it('evaluates keys that contain IML to text', () => {
    expect(compileMapping({ 'x-{{n}}': 1, '{{k}}': '{{n}}' })({ n: 3, k: 'key' })).toEqual({ 'x-3': 1, key: 3 });
  });

  it('gives a new value at every call', () => {
    const mapping = compileMapping({ fixed: { list: [1, { a: 2 }] } });
    const first = mapping() as { fixed: { list: unknown[] } };
    first.fixed.list.push(3);
    expect(mapping()).toEqual({ fixed: { list: [1, { a: 2 }] } });
  });

  it('names the field of a broken template', () => {
    const compileBroken = () => compileMapping({ values: ['{{a}}', { x: 'a {{b +}}' }] });
    expect(compileBroken).toThrow(ImlError);
    expect(compileBroken).toThrow(expect.objectContaining({ field: 'values.1.x', position: 7 }));
  });

  it('names the field of a template that fails', () => {
    const functions = {
      fail: () => {
        throw new Error('Boom.');
      },
    };
    const mapping = compileMapping({ a: { b: '{{fail()}}' } }, { functions });
    expect(() => mapping()).toThrow(expect.objectContaining({ field: 'a.b', code: 'function-failed' }));
  });

  it('makes __proto__ an ordinary key and pollutes nothing', () => {
    const json: unknown = JSON.parse('{"__proto__": {"x": "{{1}}"}, "{{k}}": 2, "{{...}}": "{{body}}"}');
    const body: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    );
    const value = compileMapping(json)({ k: '__proto__', body }) as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('bounds the nesting of the mapping', () => {
    let json: unknown = '{{a}}';
    for (let level = 0; level < 10_000; level += 1) json = [json];
    expect(() => compileMapping(json)).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });
});
