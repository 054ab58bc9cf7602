import { SOURCES } from './define.js';
import type { ConstantDefinition } from './definition.js';
import { ERASE, IGNORE } from './sentinels.js';

function keyword(
  definition: Pick<ConstantDefinition, 'name' | 'result' | 'help'> & { readonly value: unknown; readonly text?: true },
): ConstantDefinition {
  const { name, result, help, value } = definition;
  const groups = definition.text === true ? (['text'] as const) : (['general'] as const);
  return { name, groups, result, help, source: SOURCES.skills, kind: 'keyword', value: () => value };
}

const keywords: readonly ConstantDefinition[] = [
  keyword({ name: 'null', result: 'any', help: 'No value; sent as null.', value: null }),
  keyword({ name: 'true', result: 'boolean', help: 'True.', value: true }),
  keyword({ name: 'false', result: 'boolean', help: 'False.', value: false }),
  {
    ...keyword({ name: 'undefined', result: 'any', help: 'No value; the property is left out.', value: undefined }),
    source: SOURCES.iml,
  },
  keyword({ name: 'emptystring', result: 'text', help: 'A text without characters.', value: '', text: true }),
  {
    ...keyword({ name: 'emptyarray', result: 'array', help: 'An array without items.', value: undefined }),
    groups: ['array'],
    // A new one each time, so that nothing can write into another expression's array.
    value: () => [],
  },
  keyword({ name: 'space', result: 'text', help: 'A blank.', value: ' ', text: true }),
  keyword({
    name: 'nbsp',
    result: 'text',
    help: 'A blank at which no line breaks (U+00A0).',
    value: '\u00a0',
    text: true,
  }),
  keyword({ name: 'tab', result: 'text', help: 'A tabulator.', value: '\t', text: true }),
  keyword({ name: 'newline', result: 'text', help: 'A line feed (LF).', value: '\n', text: true }),
  keyword({ name: 'carriagereturn', result: 'text', help: 'A carriage return (CR).', value: '\r', text: true }),
  keyword({ name: 'ignore', result: 'any', help: 'Treats the field as if it were empty.', value: IGNORE }),
  keyword({ name: 'erase', result: 'any', help: 'Clears the field in the target service.', value: ERASE }),
];

const variables: readonly ConstantDefinition[] = [
  {
    name: 'now',
    groups: ['date', 'variables'],
    result: 'date',
    help: 'The current date and time.',
    source: SOURCES.date,
    kind: 'variable',
    value: (environment) => new Date(environment.now()),
  },
  {
    name: 'timestamp',
    groups: ['date', 'variables'],
    result: 'number',
    help: 'Seconds since 1970-01-01 in UTC, a whole number.',
    source: SOURCES.date,
    kind: 'variable',
    value: (environment) => Math.floor(environment.now() / 1000),
  },
  {
    name: 'random',
    groups: ['math', 'variables'],
    result: 'number',
    help: 'A random number from 0 up to, but not including, 1.',
    source: SOURCES.mathVariables,
    kind: 'variable',
    value: (environment) => environment.random(),
  },
  {
    name: 'pi',
    groups: ['math', 'variables'],
    result: 'number',
    help: 'The ratio of a circle to its diameter.',
    source: SOURCES.mathVariables,
    kind: 'variable',
    value: () => Math.PI,
  },
  {
    name: 'uuid',
    groups: ['general', 'variables'],
    result: 'text',
    help: 'A new universally unique identifier, version 4.',
    source: SOURCES.skills,
    kind: 'variable',
    value: (environment) => environment.uuid(),
  },
  {
    name: 'executionId',
    groups: ['general', 'variables'],
    result: 'text',
    help: 'The identifier of the execution.',
    source: SOURCES.skills,
    kind: 'variable',
    value: (environment) => environment.executionId,
  },
];

/** Keywords and built-in variables: names that need no parentheses. */
export const constants: readonly ConstantDefinition[] = [...keywords, ...variables];
