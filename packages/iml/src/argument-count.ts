import type { FunctionParameter } from './functions/definition.js';

/** How many arguments a function with these parameters takes at most. */
export function mostArguments(parameters: readonly FunctionParameter[]): number {
  return parameters.at(-1)?.rest === true ? Number.POSITIVE_INFINITY : parameters.length;
}

/** The arguments a built-in function gets: what is written beyond its parameters is not even evaluated (IML §6.1). */
export function takenArguments<Argument>(
  list: readonly Argument[],
  parameters: readonly FunctionParameter[],
): readonly Argument[] {
  const most = mostArguments(parameters);
  return list.length > most ? list.slice(0, most) : list;
}
