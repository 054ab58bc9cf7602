import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../protocol.js';
import { type FieldRow, hasAdvanced, needsOptions, type Row, rowsOf } from './rows.js';

const none = (): undefined => undefined;
const value = (plain: unknown) => ({ kind: 'value', value: plain }) as const;

function rows(entries: Parameters<typeof rowsOf>[0]['entries'], values: FormValues = {}, answers = none as never) {
  return rowsOf({ entries, values, path: 'f', answers });
}

function names(list: readonly Row[]): unknown[] {
  return list.map((row) => (row.kind === 'field' ? [row.name, ...names(row.nested)] : row.kind));
}

describe('rows of a dialog', () => {
  it('shows what was typed, else the default, else nothing', () => {
    const shown = rows(
      [
        { name: 'a', type: 'text' },
        { name: 'b', type: 'text', default: 'preset' },
        { name: 'c', type: 'text', default: 'preset' },
      ],
      { c: value('') },
    ) as FieldRow[];
    expect(shown.map(({ field, typed }) => [field, typed])).toEqual([
      [value(''), false],
      [value('preset'), false],
      [value(''), true],
    ]);
  });

  it('opens the fields nested in the chosen option beside their parent (R5.8)', () => {
    const scope = {
      name: 'scope',
      type: 'select',
      options: [
        { label: 'All', value: 'all' },
        { label: 'One', value: 'one', nested: [{ name: 'node', type: 'text' }] },
      ],
    };
    expect(names(rows([scope]))).toEqual([['scope']]);
    expect(names(rows([scope], { scope: value('one') }))).toEqual([['scope', ['node']]]);
    expect(names(rows([scope], { scope: { kind: 'map', template: '{{1.scope}}' } }))).toEqual([['scope']]);
  });

  it('opens the fields of an option that an RPC answered (R5.8)', () => {
    const field = { name: 'id', type: 'select', options: { store: 'rpc://fields' } };
    const answer = [{ label: 'Birthday', value: 'b', nested: [{ name: 'value', type: 'date' }] }];
    const asked: string[] = [];
    const shown = rows([field], { id: value('b') }, ((key: string) => {
      asked.push(key);
      return answer;
    }) as never);
    expect(asked).toEqual(['f.id']);
    expect(names(shown)).toEqual([['id', ['value']]]);
  });

  it('puts fields that an RPC tells in the place of the reference, and asks while there is no answer', () => {
    expect(names(rows(['rpc://more']))).toEqual(['remote']);
    expect(names(rows([{ type: 'rpc', reference: 'rpc://more' }]))).toEqual(['remote']);
    const answers = ((key: string) => (key === 'f:rpc://more' ? { name: 'x', type: 'text' } : undefined)) as never;
    expect(names(rows(['rpc://more'], {}, answers))).toEqual([['x']]);
  });

  it('stops where fields open themselves for ever', () => {
    const answers = (() => ['rpc://again']) as never;
    expect(names(rows(['rpc://again'], {}, answers))).toEqual([]);
  });

  it('keeps fields named like members of Object apart', () => {
    expect(rows([{ name: 'constructor', type: 'text' }])).toMatchObject([{ typed: false, field: value('') }]);
  });

  it('knows whose options have to be known before the list is opened (C10)', () => {
    const reference = (options: unknown, values: FormValues) =>
      needsOptions(rows([{ name: 's', type: 'select', options } as never], values)[0] as FieldRow, none);
    expect(reference({ store: 'rpc://a' }, { s: value('x') })).toBe('rpc://a');
    expect(reference({ store: 'rpc://a' }, {})).toBeUndefined();
    expect(reference('rpc://a', { s: value('x') })).toBeUndefined();
  });

  it('finds advanced fields at any depth (R6.11)', () => {
    const advanced = { name: 'x', type: 'text', advanced: true };
    expect(hasAdvanced(rows([{ name: 'a', type: 'text' }]))).toBe(false);
    expect(hasAdvanced(rows([advanced]))).toBe(true);
    expect(hasAdvanced(rows([{ name: 'l', type: 'array', spec: [advanced] }]))).toBe(true);
  });

  it('starts a select with mode edit mapped (R6.11)', () => {
    expect(rows([{ name: 'id', type: 'select', mode: 'edit', options: 'rpc://ids' }])).toMatchObject([
      { field: { kind: 'map', template: '' } },
    ]);
  });
});
