import { coerceArgument } from './coerce.js';
import type { Environment } from './environment.js';
import type { FunctionParameter } from './functions/definition.js';
import type { Settings } from './options.js';
import { textForm } from './text-form.js';

/** What a conversion takes from its surroundings. */
export interface CoercionPlace {
  readonly settings: Pick<Settings, 'arraySeparator'>;
  readonly environment: Environment;
}

/** Whether arguments for a parameter are handed over as they are, or lazily. */
export function takesAnything(parameter: FunctionParameter | undefined): boolean {
  return parameter === undefined || parameter.type === 'any' || parameter.type === 'lazy';
}

/** Converts an argument of a built-in function to what its parameter declares (IML §4.2). */
export function coercedArgument(value: unknown, parameter: FunctionParameter, place: CoercionPlace): unknown {
  const { type, optional } = parameter;
  if (type === 'text') {
    if (typeof value === 'string') return value;
    return optional === true && (value === null || value === undefined)
      ? undefined
      : textForm(value, place.settings.arraySeparator);
  }
  if (type === 'number' && typeof value === 'number') return value;
  return coerceArgument(value, { type, optional, environment: place.environment });
}

/** The parameter that takes an argument: the last one takes all further ones, if it is declared so. */
export function parameterAt(parameters: readonly FunctionParameter[], index: number): FunctionParameter | undefined {
  return parameters[Math.min(index, parameters.length - 1)];
}
