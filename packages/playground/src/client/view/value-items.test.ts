import { describe, expect, it } from 'vitest';
import { treeRows } from './tree.js';
import { kindName, summaryOf, textLines, valueItem } from './value-items.js';

const shown = (value: unknown) =>
  treeRows([valueItem('0', { name: 'Bundle 1', role: 'whole', value })], () => true).map(
    ({ item, level, open }) =>
      `${'  '.repeat(level - 1)}${item.content.name}${open === undefined ? '' : ' >'} ${item.key}`,
  );

describe('a value in a tree', () => {
  it('opens collections, lists and long texts; dates and files are single values', () => {
    const value = {
      name: 'Ada',
      at: { $date: '2030-01-01T00:00:00.000Z' },
      emails: [{ value: 'ada@example.com' }],
      none: [],
      notes: 'first\nsecond',
    };
    expect(shown(value)).toEqual([
      'Bundle 1 > 0',
      '  name 0.name',
      '  at 0.at',
      '  emails > 0.emails',
      '    1 > 0.emails.0',
      '      value 0.emails.0.value',
      '  none 0.none',
      '  notes > 0.notes',
      '    1 0.notes.0',
      '    2 0.notes.1',
    ]);
  });

  it('may be a single value itself, or have names that objects have already', () => {
    expect(shown(7)).toEqual(['Bundle 1 0']);
    expect(shown(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toHaveLength(3);
  });
});

describe('the fields of a value', () => {
  it('have the labels that the interface gives them, in collections and in the items of lists', () => {
    const fields = [
      { name: 'name', type: 'text', label: 'Full Name' },
      { name: 'stage', type: 'text', label: 'stage' },
      { name: 'tags', type: 'array', label: 'Tags', spec: { type: 'text', label: 'Tag' } },
      { name: 'emails', type: 'array', label: 'Emails', spec: [{ name: 'value', type: 'email', label: 'Address' }] },
      'rpc://more',
    ];
    const value = { name: 'Ada', stage: 'lead', tags: ['x'], emails: [{ value: 'a@b.example' }], own: 1 };
    const rows = treeRows([valueItem('0', { name: 'Bundle 1', role: 'whole', value }, fields)], () => true);
    expect(rows.map(({ item: { content } }) => [content.name, content.label])).toEqual([
      ['Bundle 1', undefined],
      ['name', 'Full Name'],
      // A label that is the name itself says nothing.
      ['stage', undefined],
      ['tags', 'Tags'],
      ['1', undefined],
      ['emails', 'Emails'],
      ['1', undefined],
      ['value', 'Address'],
      ['own', undefined],
    ]);
  });
});

describe('a value in words', () => {
  it('is summed up by what says something', () => {
    expect(summaryOf({ id: 7, tags: ['x'], empty: '', name: 'Ada', at: { $date: '2030' }, gone: null })).toBe(
      '7 · Ada · 2030',
    );
    expect(summaryOf({ a: [], b: {} })).toBe('2 fields');
    expect([summaryOf([1]), summaryOf([1, 2])]).toEqual(['1 item', '2 items']);
    expect(summaryOf({ text: 'x '.repeat(500) })).toHaveLength(48);
    expect(summaryOf({ key: 'L-AwpS_gMKcE0q39st-VdILPpX8xUN19', name: 'Ada' })).toBe('Ada');
  });

  it('has the name of its type', () => {
    expect([
      kindName('a'),
      kindName(1),
      kindName({ $date: '2030' }),
      kindName(null),
      kindName([]),
      kindName({}),
    ]).toEqual(['text', 'number', 'date', 'empty', 'list', 'collection']);
  });
});

describe('a long text', () => {
  it('breaks between words, and within those that are too long; nothing is lost', () => {
    expect(textLines('one two three four', 10)).toEqual(['one two ', 'three four']);
    expect(textLines('abcdefghijklmno', 10)).toEqual(['abcdefghij', 'klmno']);
    expect(textLines('a\n\nb', 10)).toEqual(['a', '', 'b']);
  });
});
