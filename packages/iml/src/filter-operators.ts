import { coerce } from './coerce.js';
import type { Environment } from './environment.js';
import { isImlError } from './error.js';
import { compilePattern, findPattern, runPattern } from './functions/regular-expression.js';
import { semverOrder } from './semver-order.js';
import { textForm } from './text-form.js';

/** Decides one condition of a filter from its evaluated operands. */
export type FilterOperator = (left: unknown, right: unknown, environment: Environment) => boolean;

type Order = (left: unknown, right: unknown, environment: Environment) => number | undefined;
type TextTest = (text: string, operand: string) => boolean;

const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  equal: (text, operand) => text === operand,
  contain: (text, operand) => text.includes(operand),
  startwith: (text, operand) => text.startsWith(operand),
  endwith: (text, operand) => text.endsWith(operand),
};

const ORDER_TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  notequal: (order) => order !== 0,
  greater: (order) => order > 0,
  less: (order) => order < 0,
  greaterorequal: (order) => order >= 0,
  lessorequal: (order) => order <= 0,
};

const ORDERS: Readonly<Record<string, Order>> = {
  number: (left, right, environment) => numericOrder(left, right, 'number', environment),
  date: (left, right, environment) => numericOrder(left, right, 'date', environment),
  time: (left, right) => difference(secondsOfDay(left), secondsOfDay(right)),
  semver: (left, right) => semverOrder(textForm(left), textForm(right)),
};

/** All operators of filters by name (IML §9): `exist`, `text:contain:ci`, `number:greater`, … */
export const FILTER_OPERATORS: ReadonlyMap<string, FilterOperator> = new Map(operatorEntries());

function operatorEntries(): [string, FilterOperator][] {
  const exists: FilterOperator = (left) => left !== undefined && left !== null;
  const entries: [string, FilterOperator][] = [
    ['exist', exists],
    ['notexist', negated(exists)],
    ['boolean:equal', booleanEqual],
    ['boolean:notequal', negated(booleanEqual)],
  ];
  for (const [name, test] of Object.entries(TEXT_TESTS)) {
    addText(entries, name, (left, right) => test(textForm(left), textForm(right)));
    addText(entries, `${name}:ci`, (left, right) => test(lower(left), lower(right)));
  }
  addText(entries, 'pattern', (left, right) => matches(left, right, ''));
  addText(entries, 'pattern:ci', (left, right) => matches(left, right, 'i'));
  for (const [type, order] of Object.entries(ORDERS)) {
    for (const [name, test] of Object.entries(ORDER_TESTS)) {
      entries.push([`${type}:${name}`, ordered(order, name, test)]);
    }
  }
  for (const [name, test] of Object.entries(ORDER_TESTS)) {
    entries.push([`array:${name}`, ordered(lengthOrder, name, test)]);
  }
  const contains: FilterOperator = (left, right) => itemsOf(left).some((item) => textForm(item) === textForm(right));
  const containsFolded: FilterOperator = (left, right) => itemsOf(left).some((item) => lower(item) === lower(right));
  entries.push(['array:contain', contains], ['array:notcontain', negated(contains)]);
  entries.push(['array:contain:ci', containsFolded], ['array:notcontain:ci', negated(containsFolded)]);
  return entries;
}

function addText(entries: [string, FilterOperator][], name: string, operator: FilterOperator): void {
  entries.push([`text:${name}`, operator], [`text:not${name}`, negated(operator)]);
}

function negated(operator: FilterOperator): FilterOperator {
  return (left, right, environment) => !operator(left, right, environment);
}

/** Operands that have no order (a text that is no number) satisfy `notequal` alone. */
function ordered(order: Order, name: string, test: (order: number) => boolean): FilterOperator {
  return (left, right, environment) => {
    const result = order(left, right, environment);
    return result === undefined || Number.isNaN(result) ? name === 'notequal' : test(result);
  };
}

function booleanEqual(left: unknown, right: unknown, environment: Environment): boolean {
  return coerce(left ?? false, 'boolean', environment) === coerce(right ?? false, 'boolean', environment);
}

function lower(value: unknown): string {
  return textForm(value).toLowerCase();
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function lengthOrder(left: unknown, right: unknown, environment: Environment): number | undefined {
  return numericOrder(itemsOf(left).length, right, 'number', environment);
}

function numericOrder(left: unknown, right: unknown, type: 'number' | 'date', environment: Environment) {
  return difference(magnitude(left, type, environment), magnitude(right, type, environment));
}

function magnitude(value: unknown, type: 'number' | 'date', environment: Environment): number | undefined {
  try {
    const converted = coerce(value, type, environment);
    return converted === null || converted === undefined ? undefined : Number(converted);
  } catch (error) {
    if (isImlError(error)) return undefined;
    throw error;
  }
}

function difference(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left - right;
}

function secondsOfDay(value: unknown): number | undefined {
  const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*$/.exec(textForm(value));
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

/** The pattern is the text itself, or a text such as `/^a/i`. */
function matches(value: unknown, operand: unknown, flags: string): boolean {
  const source = textForm(operand);
  const literal = findPattern(source)?.expression;
  const all = new Set(flags + (literal?.flags ?? '').replace(/[gy]/g, ''));
  const text = textForm(value);
  const pattern = compilePattern(literal?.source ?? source, [...all].join(''));
  return runPattern(pattern, text, (expression) => expression.test(text));
}
