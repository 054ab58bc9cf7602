import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isImlError } from '../error.js';
import { CodeWriter } from '../generated/code-writer.js';
import { Emitter } from '../generated/emit-expression.js';
import { emitMapping } from '../generated/emit-mapping.js';
import { createRuntime } from '../generated/runtime.js';
import { resolveOptions } from '../options.js';
import { print } from '../print.js';
import { arbitraryTemplate } from '../testing/arbitrary-ast.js';
import { arbitrarySoup } from '../testing/arbitrary-soup.js';

const settings = resolveOptions({});
const WORDS = new Set([
  ...Object.keys(createRuntime(settings)),
  ...['const', 'let', 'return', 'if', 'else', 'typeof', 'undefined', 'null', 'true', 'false', 'Array', 'isArray'],
  ...['length', 'call', 'c', 'e', 'Object', '__proto__'],
]);

/** What stands in the code outside of its text literals, beyond the words that the generator itself writes. */
function foreignWords(mapping: unknown): string[] {
  const writer = new CodeWriter();
  const result = emitMapping(new Emitter(writer, settings), mapping);
  const bare = `${writer.text()}\n${result}`.replace(/"(?:[^"\\\n]|\\.)*"|'(?:number|string|object)'/g, '""');
  expect(bare).not.toMatch(/[`'\\#@]|\/\/|\/\*|=>\s*[^{\s]|\bnew\b|\bimport\b|\beval\b/);
  const words = bare.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  return words.filter((word) => !WORDS.has(word) && !/^(?:[vk]\d+|\d+|e\d+)$/.test(word));
}

function check(mapping: unknown): void {
  try {
    expect(foreignWords(mapping), JSON.stringify(mapping)).toEqual([]);
  } catch (error) {
    // A template that does not parse never becomes code, nor does one with an unknown function.
    if (!isImlError(error) && !/^unknown function /.test((error as Error).message)) throw error;
  }
}

describe('generated code holds no text of a user where code stands', () => {
  it('for arbitrary templates', () => {
    fc.assert(fc.property(arbitrarySoup, check), { numRuns: 2000 });
    fc.assert(
      fc.property(arbitraryTemplate, (tree) => check(print(tree))),
      { numRuns: 1000 },
    );
  });

  it('for arbitrary keys and texts of mappings', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not become code
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\u2028', '*/', '`', '${x}', '\n'));
    const mapping = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.constant('{{x}}')));
    fc.assert(fc.property(mapping, check), { numRuns: 1000 });
  });

  it.each([
    '{{`a"];process.exit();//`}}',
    '{{"\\"+process.exit()+\\""}}',
    "{{'\n;process.exit();'}}",
    '{{a.`b\u2028process.exit()`}}',
    '{{a["\\u0022]);process.exit()"]}}',
    '{{ { "x\\": process.exit(), y": 1 } }}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not become code
    'text "+process.exit()+" {{a}} `${process.exit()}`',
    '{{upper("");process.exit()}}',
  ])('for %j', (template) => {
    check(template);
    check({ [template]: template });
  });
});
