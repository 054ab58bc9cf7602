import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileFilter } from '../compile-filter.js';
import { compileMapping } from '../compile-mapping.js';
import { guardPrototypes, NAMES } from '../testing/prototype-guard.js';
import { TIERS } from '../testing/tiers.js';

guardPrototypes();

describe('elsewhere', () => {
  it('takes no function, option or operator from a prototype', () => {
    for (const name of NAMES.filter((known) => known !== 'toString')) {
      expect(() => compile(`{{${name}(1)}}`, { functions: {} })).toThrow(`Function '${name}' not found!`);
      expect(() => compileFilter([[{ a: 1, o: name, b: 1 }]])).toThrow(
        expect.objectContaining({ code: 'invalid-filter' }),
      );
      expect(() => compile(`{{toString(toBinary("a"); "${name}")}}`)()).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
      expect(() => compile(`{{dateDifference(now; now; "${name}")}}`)()).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
      expect(compile(`{{sort(list; "${name}")}}`)({ list: [2, 1] })).toEqual([2, 1]);
      expect(compile(`{{formatDate(now; "[x]"; "${name}")}}`)()).toBe('x');
    }
  });

  it('gives the same as before although a prototype is polluted by others', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    try {
      Object.defineProperty(prototype, 'leaked', {
        value: 'leaked',
        configurable: true,
        enumerable: true,
        writable: true,
      });
      for (const codeGeneration of TIERS) {
        expect(compile('{{leaked}}{{o.leaked}}{{get(o; "leaked")}}', { codeGeneration })({ o: {} })).toBe('');
        expect(compileMapping({ a: '{{leaked}}', '{{...}}': '{{o}}' }, { codeGeneration })({ o: { b: 1 } })).toEqual({
          b: 1,
        });
      }
    } finally {
      delete prototype['leaked'];
    }
  });
});
