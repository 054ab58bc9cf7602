import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isImlError } from '../error.js';
import { WHOLE_MAPPING } from '../field-path.js';
import { CodeWriter } from '../generated/code-writer.js';
import { Emitter } from '../generated/emit-expression.js';
import { emitMapping } from '../generated/emit-mapping.js';
import { Places } from '../generated/places.js';
import { createRuntime } from '../generated/runtime.js';
import { resolveOptions } from '../options.js';
import { print } from '../print.js';
import { readMapping } from '../read-mapping.js';
import { arbitraryTemplate } from '../testing/arbitrary-ast.js';
import { arbitrarySoup } from '../testing/arbitrary-soup.js';

const settings = resolveOptions({});
/** Names that the templates below use and the generator never writes. */
const THEIRS = [
  'a',
  'b',
  'item',
  'list',
  'x',
  'f',
  'constructor',
  'toString',
  'prototype',
  'process',
  'exit',
  'eval',
  'it',
];
/** The words of the generator's own sources: its templates of code are among them. */
const OURS = new Set([...Object.keys(createRuntime(settings, new Places())), ...wordsOf(generatorSources())]);
for (const name of THEIRS) OURS.delete(name);

function generatorSources(): string {
  const folder = join(import.meta.dirname, '../generated');
  const files = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'));
  return files
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
    .join('\n');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

/** Characters of code so far: the tests below must have something to look at. */
let written = 0;

/** What stands in the code outside of its text literals, beyond the words that the generator itself writes. */
function foreignWords(mapping: unknown): string[] {
  const writer = new CodeWriter();
  const tree = readMapping(mapping, settings, WHOLE_MAPPING);
  const result = emitMapping(new Emitter(writer, settings, new Places()), tree);
  written += writer.size;
  const bare = `${writer.text()}\n${result}`.replace(/"(?:[^"\\\n]|\\.)*"|'(?:number|string|object|)'/g, '""');
  expect(bare).not.toMatch(/[`'\\#@]|\/\/|\/\*|=>\s*[^{\s]|\bnew\b|\bimport\b|\beval\b/);
  return wordsOf(bare).filter((word) => !OURS.has(word) && !/^(?:[vk]\d+|\d+|e\d+)$/.test(word));
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

  it('of which there is enough to look at', () => {
    expect(written).toBeGreaterThan(50_000);
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
