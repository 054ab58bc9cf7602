import type { Json, JsonPath } from '../section.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

/** The directives that decide something or pick a value: a plain text there is hardly ever meant. */
const PLACES: readonly JsonPath[] = [
  ['condition'],
  ['condition', 'condition'],
  ['pagination', 'condition'],
  ['repeat', 'condition'],
  ['response', 'valid'],
  ['response', 'valid', 'condition'],
  ['response', 'iterate', 'condition'],
  ['response', 'output'],
  ['response', 'limit'],
  ['response', 'trigger', 'id'],
  ['response', 'trigger', 'date'],
];
const VARIABLE =
  /^!?\s*(?:body|item|parameters|temp|headers|pagination|connection|statusCode|data|output)\b[\s\w.[\]`<>=!&|'"-]*$/;

/** An expression without braces is a text. */
export const unbracedExpression: Rule = {
  code: 'unbraced-expression',
  severity: 'warning',
  requirement: 'What reads like an expression in condition, valid, output, limit and trigger stands in braces.',
  consequence: 'Without braces it is a plain text: a condition is always true, an output is the text itself.',
  source: 'R1.9, R1.12',
  right: [{ 'modules/find/api.imljson': { url: '/a', pagination: { condition: '{{body.next}}' } } }],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', pagination: { condition: 'body.next' } } },
    { 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body}}', output: 'item' } } },
  ],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      for (const path of PLACES) {
        const value = valueAt(step.value, path);
        if (typeof value === 'string' && VARIABLE.test(value.trim())) {
          report(step.locate(path), `Write "{{${value.trim()}}}": without braces this is a plain text.`);
        }
      }
    }
  },
};

function valueAt(value: Json, path: JsonPath): Json | undefined {
  let current: Json | undefined = value;
  for (const key of path) current = isObject(current) ? current[String(key)] : undefined;
  return current;
}
