import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isImlError } from './error.js';
import { parse } from './parse.js';
import { print } from './print.js';
import { arbitraryTemplate, withoutSpans } from './testing/arbitrary-ast.js';
import { arbitrarySoup } from './testing/arbitrary-soup.js';

describe('printing and parsing again', () => {
  it.each(['app', 'scenario'] as const)('gives the same tree, whatever tree it is: %s', (flavour) => {
    fc.assert(
      fc.property(arbitraryTemplate, (tree) => {
        const text = print(tree, { flavour });
        expect(withoutSpans(parse(text, { flavour, objectLiterals: true })), text).toEqual(withoutSpans(tree));
      }),
      { numRuns: 40000 },
    );
  });

  it.each(['app', 'scenario'] as const)('gives the same tree, whatever text it came from: %s', (flavour) => {
    let read = 0;
    fc.assert(
      fc.property(arbitrarySoup, (template) => {
        const tree = parsed(template);
        if (tree === undefined) return;
        read += 1;
        const text = print(tree, { flavour });
        expect(withoutSpans(parse(text)), text).toEqual(withoutSpans(tree));
      }),
      { numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});

function parsed(template: string) {
  try {
    return parse(template);
  } catch (error) {
    if (isImlError(error)) return undefined;
    throw error;
  }
}
