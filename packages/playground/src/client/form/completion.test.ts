import { parse } from '@connect-app/iml';
import { describe, expect, it } from 'vitest';
import { bundlePaths } from './bundle-paths.js';
import { complete, insertReference, suggest, typingAt } from './completion.js';

const at = (marked: string) => typingAt(marked.replace('|', ''), marked.indexOf('|'))?.word;

describe('completion', () => {
  it.each([
    ['Hello |', undefined],
    ['{{up|', 'up'],
    ['{{upper(1.na|', '1.na'],
    ['{{1.emails[].|}}', '1.emails[].'],
    ['{{a}} |', undefined],
    ['{{if("a|', undefined],
    ['{{a; |', ''],
    ['{{upper(1.name)|', undefined],
    ['{{1.name + |', ''],
    ['{{"a"|', undefined],
  ])('sees in %j the word %j', (marked, word) => expect(at(marked)).toBe(word));

  it('offers what begins with the word first', () => {
    const all = ['subtract', 'substring', 'trimSub'].map((text) => ({ text, kind: 'function', detail: '' }) as const);
    expect(suggest(all, 'sub').map(({ text }) => text)).toEqual(['subtract', 'substring', 'trimSub']);
    expect(suggest(all, 't').map(({ text }) => text)).toEqual(['trimSub']);
  });

  it('leaves the caret in the parentheses of a function and closes a variable', () => {
    const upper = { text: 'upper', kind: 'function', detail: '' } as const;
    expect(complete('{{up', { word: 'up', from: 2, to: 4 }, upper)).toEqual({ template: '{{upper()', caret: 8 });
    const name = { text: '1.name', kind: 'variable', detail: '' } as const;
    expect(complete('{{1.', { word: '1.', from: 2, to: 4 }, name)).toEqual({ template: '{{1.name}}', caret: 10 });
  });

  it('puts a reference in braces, but not within braces', () => {
    expect(insertReference('Hi ', 3, '1.name')).toEqual({ template: 'Hi {{1.name}}', caret: 13 });
    expect(insertReference('{{upper()}}', 8, '1.name').template).toBe('{{upper(1.name)}}');
  });
});

describe('paths of a bundle', () => {
  const bundle = {
    name: 'Ada',
    emails: [{ value: 'a@b.c' }],
    'Company Name': 'X',
    _id: 1,
    at: { $date: '2030-01-01T00:00:00.000Z' },
  };
  const paths = bundlePaths(1, bundle).map(({ path }) => path);

  it('names members of lists by their first item, and quotes names (IML §3)', () => {
    expect(paths).toEqual(['1.name', '1.emails', '1.emails[].value', '1.`Company Name`', '1.`_id`', '1.at']);
  });

  it('names them as the language reads them', () => {
    for (const path of paths) expect(() => parse(`{{${path}}}`)).not.toThrow();
  });
});
