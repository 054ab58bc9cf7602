import { compileFilter } from '@connect-app/iml';
import { describe, expect, it } from 'vitest';
import { fieldOf } from './field-of.js';
import { isUnary, logicOf, operandsOf, operatorsOf, readFilter, writeFilter } from './filter.js';
import { plainOf } from './values.js';

describe('filters', () => {
  const stored = [[{ a: '{{1.age}}', o: 'number:greater', b: '18' }], [{ a: '{{1.name}}', o: 'exist' }]];

  it('reads and writes alternatives of conditions (R6B)', () => {
    expect(plainOf(writeFilter(readFilter(fieldOf({ type: 'filter' }, stored)), undefined))).toEqual(stored);
  });

  it('writes a flat list where only one logic is known', () => {
    const [group] = stored;
    expect(plainOf(writeFilter(readFilter(fieldOf({ type: 'filter' }, group)), 'and'))).toEqual(group);
    expect(logicOf({ type: 'filter', options: { logic: 'and' } })).toBe('and');
  });

  it('offers operators the language knows, each of them', () => {
    for (const { value } of operatorsOf({ type: 'filter' })) {
      expect(() => compileFilter([[{ a: '1', o: String(value), b: '1' }]])).not.toThrow();
    }
  });

  it('offers the left sides of the definition', () => {
    expect(operandsOf({ type: 'filter', options: { store: 'rpc://columns' } }).reference).toBe('rpc://columns');
    expect(operandsOf({ type: 'filter', options: [{ label: 'Name', value: 'name' }] }).options).toHaveLength(1);
  });

  it('knows the operators without a right side', () => {
    expect(['exist', 'notexist', 'text:equal'].map(isUnary)).toEqual([true, true, false]);
  });
});
