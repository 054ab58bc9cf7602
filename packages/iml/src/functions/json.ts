import { ImlError } from '../error.js';
import { LIMITS } from '../limits.js';
import { jsonText, textForm } from '../text-form.js';
import { define, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkTextLength, invalidArgument, shown } from './limits.js';

const createJSON = define({
  name: 'createJSON',
  groups: ['text'],
  parameters: [required('value', 'any', 'The value.')],
  result: 'text',
  help: 'Writes a value as JSON. Dates become ISO 8601 texts, properties without a value are left out.',
  examples: [{ expr: '{{createJSON(o)}}', vars: { o: { a: [1, 'x'], b: undefined } }, result: '{"a":[1,"x"]}' }],
  source: SOURCES.json,
  flavours: ['app'],
  call: (value) => {
    if (value === undefined) return undefined;
    const text = jsonText(value);
    checkTextLength(text.length);
    return text;
  },
});

const parseJSON = define({
  name: 'parseJSON',
  groups: ['text'],
  parameters: [required('text', 'any', 'The JSON text.')],
  result: 'any',
  help: 'Reads a value from a JSON text.',
  examples: [{ expr: `{{parseJSON('{"a":1}')}}`, result: { a: 1 } }],
  source: SOURCES.json,
  flavours: ['app'],
  call: (value) => {
    if (value === null || value === undefined) return undefined;
    const text = textForm(value);
    checkDepth(text);
    try {
      // Gives "__proto__" an own property like any other: nothing is inherited from it.
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw invalidArgument(`'${shown(text)}' is not valid JSON.`, cause);
    }
  },
});

/** Refuses arrays and objects so deep in one another that walking through them would exhaust the stack. */
function checkDepth(text: string): void {
  let depth = 0;
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (bracket === '[' || bracket === '{') depth += 1;
    else if (bracket === ']' || bracket === '}') depth -= 1;
    if (depth > LIMITS.maxDepth) {
      throw new ImlError({ code: 'too-deep', message: `The JSON is nested deeper than ${LIMITS.maxDepth} levels.` });
    }
  }
}

/** Functions between values and JSON, known to apps only. */
export const jsonFunctions: readonly FunctionDefinition[] = [createJSON, parseJSON];
