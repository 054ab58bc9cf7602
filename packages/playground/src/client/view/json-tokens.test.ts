import { describe, expect, it } from 'vitest';
import { jsonTokens } from './json-tokens.js';

const pieces = (line: string) => jsonTokens(line).map(({ kind, text }) => `${kind}:${text}`);

describe('a line of JSON', () => {
  it('falls into keys, texts, numbers, words', () => {
    expect(pieces('  "a": [1, -2.5e3, true, null, "x"],')).toEqual([
      'plain:  ',
      'key:"a"',
      'plain::',
      'plain: [',
      'number:1',
      'plain:, ',
      'number:-2.5e3',
      'plain:, ',
      'word:true',
      'plain:, ',
      'word:null',
      'plain:, ',
      'text:"x"',
      'plain:],',
    ]);
  });

  it('shows expressions in texts', () => {
    expect(pieces('"q": "a {{parameters.b}} \\"c\\""')).toEqual([
      'key:"q"',
      'plain::',
      'plain: ',
      'text:"a ',
      'template:{{parameters.b}}',
      'text: \\"c\\""',
    ]);
  });

  it.each(['', '<html lang="en">', '"unfinished', 'a "b": "c', '\\"', '{{"a"}}'])(
    'keeps every character of %j',
    (line) => {
      expect(
        jsonTokens(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    },
  );
});
