import { SOURCES } from './define.js';
import type { ConstantDefinition, FunctionExample } from './definition.js';
import { ERASE, IGNORE } from './sentinels.js';

interface Keyword extends Pick<ConstantDefinition, 'name' | 'result' | 'help'> {
  readonly value: unknown;
  readonly example?: FunctionExample;
  readonly group?: 'array' | 'text';
  readonly source?: string;
}

function keyword({ name, result, help, value, example, group, source }: Keyword): ConstantDefinition {
  return {
    name,
    groups: [group ?? 'general'],
    result,
    help,
    examples: [example ?? { expr: `{{${name}}}`, result: value }],
    source: source ?? SOURCES.skills,
    kind: 'keyword',
    // A new array each time, so that nothing can write into another expression's.
    value: Array.isArray(value) ? () => [] : () => value,
  };
}

/** A keyword for a text that is hard to type. */
function textKeyword(name: string, help: string, value: string): ConstantDefinition {
  const example = { expr: `a{{${name}}}b`, result: `a${value}b` };
  return keyword({ name, result: 'text', help, value, example, group: 'text' });
}

const keywords: readonly ConstantDefinition[] = [
  keyword({ name: 'null', result: 'any', help: 'No value; sent as null.', value: null }),
  keyword({ name: 'true', result: 'boolean', help: 'True.', value: true }),
  keyword({ name: 'false', result: 'boolean', help: 'False.', value: false }),
  keyword({
    name: 'undefined',
    result: 'any',
    help: 'No value; the property is left out.',
    value: undefined,
    source: SOURCES.iml,
  }),
  textKeyword('emptystring', 'A text without characters.', ''),
  keyword({
    name: 'emptyarray',
    result: 'array',
    help: 'An array without items.',
    value: [],
    example: { expr: '{{add(emptyarray; 6; 18)}}', result: [6, 18] },
    group: 'array',
  }),
  textKeyword('space', 'A blank.', ' '),
  textKeyword('nbsp', 'A blank at which no line breaks (U+00A0).', '\u00a0'),
  textKeyword('tab', 'A tabulator.', '\t'),
  textKeyword('newline', 'A line feed (LF).', '\n'),
  textKeyword('carriagereturn', 'A carriage return (CR).', '\r'),
  keyword({ name: 'ignore', result: 'any', help: 'Treats the field as if it were empty.', value: IGNORE }),
  keyword({ name: 'erase', result: 'any', help: 'Clears the field in the target service.', value: ERASE }),
];

const variables: readonly ConstantDefinition[] = [
  {
    name: 'now',
    groups: ['date', 'variables'],
    result: 'date',
    help: 'The current date and time.',
    examples: [{ expr: '{{now > addDays(now; -1)}}', result: true }],
    source: SOURCES.date,
    kind: 'variable',
    value: (environment) => new Date(environment.now()),
  },
  {
    name: 'timestamp',
    groups: ['date', 'variables'],
    result: 'number',
    help: 'Seconds since 1970-01-01 in UTC, a whole number.',
    examples: [{ expr: '{{timestamp = floor(timestamp)}}', result: true }],
    source: SOURCES.date,
    kind: 'variable',
    value: (environment) => Math.floor(environment.now() / 1000),
  },
  {
    name: 'random',
    groups: ['math', 'variables'],
    result: 'number',
    help: 'A random number from 0 up to, but not including, 1.',
    examples: [{ expr: '{{floor(random * 10) < 10}}', result: true }],
    source: SOURCES.mathVariables,
    kind: 'variable',
    value: (environment) => environment.random(),
  },
  {
    name: 'pi',
    groups: ['math', 'variables'],
    result: 'number',
    help: 'The ratio of a circle to its diameter.',
    examples: [{ expr: '{{trunc(pi; 2)}}', result: 3.14 }],
    source: SOURCES.mathVariables,
    kind: 'variable',
    value: () => Math.PI,
  },
  {
    name: 'uuid',
    groups: ['general', 'variables'],
    result: 'text',
    help: 'A new universally unique identifier, version 4.',
    examples: [{ expr: '{{length(uuid)}}', result: 36 }],
    source: SOURCES.skills,
    kind: 'variable',
    value: (environment) => environment.uuid(),
  },
  {
    name: 'executionId',
    groups: ['general', 'variables'],
    result: 'text',
    help: 'The identifier of the execution.',
    examples: [{ expr: '{{length(executionId) > 0}}', result: true }],
    source: SOURCES.skills,
    kind: 'variable',
    value: (environment) => environment.executionId,
  },
];

/** Keywords and built-in variables: names that need no parentheses. */
export const constants: readonly ConstantDefinition[] = [...keywords, ...variables];
