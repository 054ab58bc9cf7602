import { describe, expect, it } from 'vitest';
import { mergeTemp } from './temp.js';

describe('mergeTemp', () => {
  it('merges objects, skips undefined, lets null overwrite, deletes nothing (R1.38)', () => {
    expect(mergeTemp({ a: { x: 1 }, b: 1, c: 1 }, { a: { y: 2 }, b: undefined, c: null, d: 0 })).toEqual({
      a: { x: 1, y: 2 },
      b: 1,
      c: null,
      d: 0,
    });
  });

  it('merges lists index by index and never shrinks them (R1.38)', () => {
    expect(mergeTemp({ a: [1, { x: 1 }, 3] }, { a: [9, { y: 2 }] })).toEqual({ a: [9, { x: 1, y: 2 }, 3] });
    expect(mergeTemp({ a: [1] }, { a: [] })).toEqual({ a: [1] });
  });

  it('changes neither side, dates and binary stay whole (R1.38)', () => {
    const body = { list: [{ n: 1 }], when: new Date(0) };
    const temp = mergeTemp({}, { body });
    const merged = mergeTemp(temp, { body: { list: [{ m: 2 }], when: new Date(1) } });
    expect(merged).toEqual({ body: { list: [{ n: 1, m: 2 }], when: new Date(1) } });
    expect(body).toEqual({ list: [{ n: 1 }], when: new Date(0) });
    expect(mergeTemp({}, { bytes: Buffer.from('a') })['bytes']).toBeInstanceOf(Buffer);
  });

  it('cannot reach a prototype (R1.38)', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}');
    const merged = mergeTemp(mergeTemp({}, hostile), hostile);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(({} as Record<string, unknown>)['y']).toBeUndefined();
    expect(Object.keys(merged)).toEqual(['__proto__', 'constructor']);
  });
});
