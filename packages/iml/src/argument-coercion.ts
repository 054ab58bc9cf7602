import { coerceArgument } from './coerce.js';
import type { Environment } from './environment.js';
import type { FunctionParameter } from './functions/definition.js';
import type { Settings } from './options.js';
import { textForm } from './text-form.js';

/** Converts a value to what a parameter declares. */
export type ArgumentCoercer = (value: unknown, environment: Environment) => unknown;

/** How a built-in function's argument is converted (IML §4.2); undefined when it is handed over as it is, or lazily. */
export function argumentCoercer(
  parameter: FunctionParameter | undefined,
  { arraySeparator }: Pick<Settings, 'arraySeparator'>,
): ArgumentCoercer | undefined {
  if (parameter === undefined || parameter.type === 'any' || parameter.type === 'lazy') return undefined;
  const { type, optional } = parameter;
  switch (type) {
    case 'text':
      return (value) => {
        if (typeof value === 'string') return value;
        return optional === true && (value === null || value === undefined)
          ? undefined
          : textForm(value, arraySeparator);
      };
    case 'number':
      return (value, environment) =>
        typeof value === 'number' ? value : coerceArgument(value, { type, optional, environment });
    default:
      return (value, environment) => coerceArgument(value, { type, optional, environment });
  }
}

/** The parameter that takes an argument: the last one takes all further ones, if it is declared so. */
export function parameterAt(parameters: readonly FunctionParameter[], index: number): FunctionParameter | undefined {
  return parameters[Math.min(index, parameters.length - 1)];
}
