import { DECISIONS, type Decisions } from '../decisions.js';
import type { Environment } from '../environment.js';
import type { ArgumentType, FunctionDefinition, FunctionParameter } from './definition.js';

/** What an argument of a type is once it is coerced. A missing date, buffer or collection stays undefined. */
interface ArgumentValues {
  readonly any: unknown;
  readonly array: readonly unknown[];
  readonly boolean: boolean;
  readonly buffer: Buffer | undefined;
  readonly collection: Readonly<Record<string, unknown>> | undefined;
  readonly date: Date | undefined;
  readonly lazy: (() => unknown) | undefined;
  readonly number: number;
  readonly text: string;
}

type ArgumentOf<P extends FunctionParameter> = P extends { readonly optional: true }
  ? ArgumentValues[P['type']] | undefined
  : ArgumentValues[P['type']];

type Arguments<Parameters extends readonly FunctionParameter[]> = Parameters extends readonly [
  infer Head extends FunctionParameter,
  ...infer Tail extends readonly FunctionParameter[],
]
  ? Head extends { readonly rest: true }
    ? readonly ArgumentValues[Head['type']][]
    : readonly [ArgumentOf<Head>, ...Arguments<Tail>]
  : readonly [];

type Call<Parameters extends readonly FunctionParameter[]> = (
  this: Environment,
  ...args: Arguments<Parameters>
) => unknown;

type Definition<Parameters extends readonly FunctionParameter[]> = Omit<
  FunctionDefinition,
  'parameters' | 'call' | 'decide'
> & { readonly parameters: Parameters };

/**
 * Declares a built-in function. The types of the arguments that `call` receives follow from the declared parameters:
 * `call: (text, start) => …` is checked by the compiler.
 */
export function define<const Parameters extends readonly FunctionParameter[]>(
  definition: Definition<Parameters> & { readonly call: Call<Parameters> },
): FunctionDefinition {
  return definition as unknown as FunctionDefinition;
}

/** Declares a built-in function whose behaviour hangs on a decision; see {@link define}. */
export function defineDecided<const Parameters extends readonly FunctionParameter[]>(
  definition: Definition<Parameters> & { readonly decide: (decisions: Decisions) => Call<Parameters> },
): FunctionDefinition {
  return { ...definition, call: definition.decide(DECISIONS) } as unknown as FunctionDefinition;
}

/** A required parameter. */
export function required<const Type extends ArgumentType>(name: string, type: Type, help: string) {
  return { name, type, help } as const;
}

/** An optional parameter; the implementation applies `fallback`, which documentation shows. */
export function optional<const Type extends ArgumentType>(name: string, type: Type, help: string, fallback?: unknown) {
  return fallback === undefined
    ? ({ name, type, help, optional: true } as const)
    : ({ name, type, help, optional: true, default: fallback } as const);
}

/** The last parameter, which takes any number of arguments. */
export function rest<const Type extends ArgumentType>(name: string, type: Type, help: string) {
  return { name, type, help, optional: true, rest: true } as const;
}

/** Pages that the definitions cite. */
export const SOURCES = {
  array: 'https://help.make.com/array-functions',
  date: 'https://help.make.com/date-and-time-functions',
  general: 'https://help.make.com/general-functions',
  iml: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  json: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/processing-of-json-strings-inside-a-json-object',
  jwt: 'https://developers.make.com/custom-apps-documentation/app-components/connections/jwt',
  math: 'https://help.make.com/math-functions',
  mathVariables: 'https://help.make.com/math-variables',
  skills: 'https://github.com/integromat/make-skills/blob/main/skills/make-module-configuring/iml-expressions.md',
  text: 'https://help.make.com/text-and-binary-functions',
} as const;
