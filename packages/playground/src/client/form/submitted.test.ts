import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../protocol.js';
import { submittedValues } from './submitted.js';
import { plainValues } from './values.js';

const value = (plain: unknown): FieldValue => ({ kind: 'value', value: plain });
const scope = {
  name: 'scope',
  type: 'select',
  options: [
    { label: 'All', value: 'all' },
    { label: 'One', value: 'one', nested: [{ name: 'node', type: 'text', default: 'root' }] },
  ],
};
const submit = (entries: never[], values: Record<string, FieldValue>) =>
  plainValues(submittedValues({ entries, values, path: '', answers: () => undefined }));

describe('what a run is given', () => {
  it('takes defaults along and leaves empty fields out', () => {
    expect(
      submit(
        [
          { name: 'limit', type: 'uinteger', default: 10 },
          { name: 'q', type: 'text' },
        ] as never[],
        {},
      ),
    ).toEqual({
      limit: 10,
    });
  });

  it('says that a default was emptied', () => {
    expect(submit([{ name: 'limit', type: 'uinteger', default: 10 }] as never[], { limit: value('') })).toEqual({
      limit: '',
    });
  });

  it('leaves behind what was typed into a field that is gone', () => {
    const typed = { node: value('US') };
    expect(submit([scope] as never[], { ...typed, scope: value('one') })).toEqual({ scope: 'one', node: 'US' });
    expect(submit([scope] as never[], { ...typed, scope: value('all') })).toEqual({ scope: 'all' });
  });

  it('does the same within collections and the items of lists', () => {
    const item = (fields: Record<string, FieldValue>): FieldValue => ({ kind: 'collection', fields });
    const list = { name: 'list', type: 'array', spec: [scope] };
    const group = { name: 'group', type: 'collection', spec: [scope] };
    expect(
      submit([list, group] as never[], {
        list: { kind: 'list', items: [item({ scope: value('one') }), item({ node: value('x') })] },
        group: item({ scope: value('one'), node: value('DE') }),
      }),
    ).toEqual({ list: [{ scope: 'one', node: 'root' }, {}], group: { scope: 'one', node: 'DE' } });
  });

  it('takes lists of plain values as they are', () => {
    const list = { name: 'tags', type: 'array', spec: { type: 'text' } };
    expect(submit([list] as never[], { tags: { kind: 'list', items: [value('a'), value('')] } })).toEqual({
      tags: ['a', ''],
    });
  });
});
