import { describe, expect, it } from 'vitest';
import { matchingOutputs, outputItems } from './outputs.js';
import { treeRows } from './tree.js';

const rows = (fields: Parameters<typeof outputItems>[1], bundle: unknown) =>
  treeRows(outputItems(1, fields, bundle), () => true).map(({ item: { content } }) => [
    content.path,
    content.label,
    content.type,
    content.sample,
  ]);

describe('what can be picked of an earlier module', () => {
  it('is what its interface names, with the values of a bundle, and what the bundle has beyond', () => {
    const fields = [
      { name: 'name', type: 'text', label: 'Full Name' },
      { name: 'born', type: 'date', label: 'Born' },
      { type: 'rpc', reference: 'rpc://fields' },
    ];
    const born = { $date: '1815-12-10T00:00:00.000Z' };
    expect(rows(fields, { name: 'Ada', born, extra: 7 })).toEqual([
      ['1.name', 'Full Name', 'text', 'Ada'],
      ['1.born', 'Born', 'date', born],
      ['1.extra', 'extra', 'number', 7],
    ]);
  });

  it('is there before anything has run', () => {
    expect(rows([{ name: 'name', type: 'text' }], undefined)).toEqual([['1.name', 'name', 'text', undefined]]);
  });

  it('reaches into collections and the first item of lists', () => {
    const emails = {
      name: 'emails',
      type: 'array',
      label: 'Emails',
      spec: [{ name: 'value', type: 'email', label: 'Email' }],
    };
    const home = { name: 'home', type: 'collection', spec: [{ name: 'city', type: 'text', label: 'City' }] };
    const bundle = {
      emails: [{ value: 'a@example.com', work: true }, { value: 'b@example.com' }],
      home: { city: 'Bonn' },
      tags: ['x'],
    };
    expect(rows([emails, home], bundle).map(([path, , , sample]) => [path, sample])).toEqual([
      ['1.emails', bundle.emails],
      ['1.emails[].value', 'a@example.com'],
      ['1.emails[].work', true],
      ['1.home', bundle.home],
      ['1.home.city', 'Bonn'],
      ['1.tags', ['x']],
    ]);
    expect(rows([emails], { emails: [] }).map(([path]) => path)).toEqual(['1.emails', '1.emails[].value']);
  });

  it('names what is no plain word in backticks', () => {
    expect(rows([], { 'first name': 'Ada' })).toEqual([['1.`first name`', 'first name', 'text', 'Ada']]);
  });

  it('is found by words of label and path, within collections too', () => {
    const items = outputItems(1, [{ name: 'name', type: 'text', label: 'Full Name' }], {
      emails: [{ value: 'a' }],
      age: 7,
    });
    const found = (typed: string) =>
      treeRows(matchingOutputs(items, typed), () => true).map(({ item }) => item.content.path);
    expect(found('full')).toEqual(['1.name']);
    expect(found('email val')).toEqual(['1.emails', '1.emails[].value']);
    expect(found('nothing')).toEqual([]);
    expect(found(' ')).toHaveLength(4);
  });
});
