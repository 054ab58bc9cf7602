import { isRpcReference, own, type ParameterSpec, readOptions, type SelectOption } from '@connect-app/app-runner/form';
import type { FieldValue } from '../../protocol.js';
import { OPERATORS } from './operators.js';
import { EMPTY } from './values.js';

/** One condition of a filter (R6B): `a` operator `b`. */
export interface Condition {
  readonly a: FieldValue;
  readonly o: string;
  readonly b: FieldValue;
}

/** Alternatives, each of conditions that must all hold. */
export type Alternatives = readonly (readonly Condition[])[];

const NEW_CONDITION: Condition = { a: EMPTY, o: 'text:equal', b: EMPTY };

export function newCondition(operators: readonly SelectOption[]): Condition {
  const [first] = operators;
  return first === undefined ? NEW_CONDITION : { ...NEW_CONDITION, o: String(first.value) };
}

/** `and` or `or` where a filter knows only one of them: it is a flat list then (R6B). */
export function logicOf(spec: ParameterSpec): 'and' | 'or' | undefined {
  const logic = own(own(spec, 'options'), 'logic');
  return logic === 'and' || logic === 'or' ? logic : undefined;
}

/** The operators a filter offers: its own (R6.2), else the platform's (IML §9). */
export function operatorsOf(spec: ParameterSpec): readonly SelectOption[] {
  const operators = own(own(spec, 'options'), 'operators');
  return operators === undefined ? OPERATORS : readOptions(operators);
}

/** The left sides a filter offers: a list, or the RPC that answers with it; none means any text. */
export function operandsOf(spec: ParameterSpec): {
  readonly reference?: string;
  readonly options: readonly SelectOption[];
} {
  const options = own(spec, 'options');
  const store =
    typeof options === 'object' && options !== null && !Array.isArray(options) ? own(options, 'store') : options;
  return isRpcReference(store) ? { reference: store.trim(), options: [] } : { options: readOptions(store, spec) };
}

/** A filter's value as alternatives, whether it is nested or flat. */
export function readFilter(field: FieldValue): Alternatives {
  if (field.kind === 'value' && Array.isArray(field.value)) return readFilter(listOf(field.value));
  if (field.kind !== 'list') return [];
  const flat = field.items.every((item) => item.kind === 'collection');
  if (flat) return field.items.length === 0 ? [] : [field.items.map(readCondition)];
  return field.items.map((group) => (group.kind === 'list' ? group.items.map(readCondition) : []));
}

/** The value of alternatives in the shape a filter of this logic has. */
export function writeFilter(alternatives: Alternatives, logic: 'and' | 'or' | undefined): FieldValue {
  const groups = alternatives.filter((group) => group.length > 0).map((group) => group.map(writeCondition));
  if (logic !== undefined) return { kind: 'list', items: groups.flat() };
  return { kind: 'list', items: groups.map((items): FieldValue => ({ kind: 'list', items })) };
}

/** Whether an operator looks at nothing but its left side. */
export function isUnary(operator: string): boolean {
  return /^(?:exist|notexist)(?::|$)/.test(operator);
}

function readCondition(field: FieldValue): Condition {
  if (field.kind !== 'collection') return NEW_CONDITION;
  const { a, o, b } = field.fields;
  return { a: a ?? EMPTY, o: o?.kind === 'value' ? String(o.value) : NEW_CONDITION.o, b: b ?? EMPTY };
}

function writeCondition({ a, o, b }: Condition): FieldValue {
  const operator: FieldValue = { kind: 'value', value: o };
  return { kind: 'collection', fields: isUnary(o) ? { a, o: operator } : { a, o: operator, b } };
}

/** A plain filter, such as a default, as a field. */
function listOf(value: readonly unknown[]): FieldValue {
  return {
    kind: 'list',
    items: value.map((item): FieldValue => {
      if (Array.isArray(item)) return listOf(item);
      const side = (name: string): FieldValue => ({ kind: 'value', value: own(item, name) ?? '' });
      return { kind: 'collection', fields: { a: side('a'), o: side('o'), b: side('b') } };
    }),
  };
}
