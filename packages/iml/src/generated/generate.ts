import type { Evaluator } from '../evaluator.js';
import type { MappingNode } from '../mapping-tree.js';
import type { Settings } from '../options.js';
import { CodeWriter } from './code-writer.js';
import { Emitter } from './emit-expression.js';
import { emitMapping } from './emit-mapping.js';
import { Places } from './places.js';
import { createRuntime, type Runtime } from './runtime.js';

/** Characters of code beyond which the engine's own compiler is no longer quick. */
const LONGEST_CODE = 200_000;

/**
 * Turns a mapping, or a single template, into one JavaScript function. The code is written from the tree of the expressions:
 * texts and names enter it only as JSON literals or as constants beside it.
 *
 * @returns undefined where that is not possible or not worth it: the code would be huge, the process forbids code from text,
 * or the settings need the interpreter.
 */
export function generate(mapping: MappingNode, settings: Settings): Evaluator | undefined {
  if (settings.bareWords === 'text') return undefined;
  const writer = new CodeWriter();
  const places = new Places();
  const emitter = new Emitter(writer, settings, places);
  const result = emitMapping(emitter, mapping);
  return emitter.needsInterpreter || writer.size > LONGEST_CODE
    ? undefined
    : instantiate(writer, result, createRuntime(settings, places));
}

function instantiate(writer: CodeWriter, result: string, runtime: Runtime): Evaluator | undefined {
  const constants = writer.constants.map((_, index) => `const k${index} = constants[${index}];`);
  const code = [
    '"use strict";',
    `const { ${Object.keys(runtime).join(', ')} } = runtime;`,
    ...constants,
    'return (c, e) => {',
    'let p = 0;',
    'try {',
    writer.text(),
    `return ${result};`,
    '} catch (error) { throw failure(error, p); }',
    '};',
  ].join('\n');
  try {
    const make = new Function('runtime', 'constants', code) as (
      runtime: Runtime,
      constants: readonly unknown[],
    ) => Evaluator;
    return make(runtime, writer.constants);
  } catch (error) {
    // A content security policy or --disallow-code-generation-from-strings; nesting too deep for the engine's parser.
    if (error instanceof EvalError || error instanceof RangeError) return undefined;
    throw error;
  }
}
