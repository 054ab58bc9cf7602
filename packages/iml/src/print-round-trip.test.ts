import { isDeepStrictEqual } from 'node:util';
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
        expectSame(withoutSpans(parse(text, { flavour, objectLiterals: true })), withoutSpans(tree), text);
      }),
      { numRuns: 5000 },
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
        expectSame(withoutSpans(parse(text)), withoutSpans(tree), text);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(150);
  });
});

/** `toEqual` with its report only where there is something to report: it takes longer than printing and parsing. */
function expectSame(actual: unknown, expected: unknown, text: string): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual, text).toEqual(expected);
}

function parsed(template: string) {
  try {
    return parse(template);
  } catch (error) {
    if (isImlError(error)) return undefined;
    throw error;
  }
}
