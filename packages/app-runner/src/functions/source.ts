import type { App, CustomFunction, Location } from '@connect-app/app-model';
import { FunctionError } from './function-error.js';

/** The longest source of a custom function, in characters (R6.15). */
export const MAX_FUNCTION_LENGTH = 5000;

/** The place of a function's source, line and column counting from 1. */
export function placeIn(definition: CustomFunction, line = 1, column = 1): Location {
  // A function that is never closed fails behind its last line, in the wrapper around it.
  const last = definition.code.trimEnd().split('\n').length;
  return { file: definition.codeFile, line: Math.min(line, last), column };
}

/**
 * The functions of an app in the order they are defined, each short enough for the platform.
 * @throws FunctionError with code `function-too-long` (R6.15).
 */
export function functionSources(app: Pick<App, 'functions'>): readonly CustomFunction[] {
  // One that was created and never written cannot break the others.
  const functions = [...app.functions.values()].filter(({ code }) => code.trim() !== '');
  for (const definition of functions) {
    if (definition.code.length > MAX_FUNCTION_LENGTH) {
      throw new FunctionError({
        code: 'function-too-long',
        functionName: definition.name,
        location: placeIn(definition),
        message: `The function '${definition.name}' has ${definition.code.length} characters; the platform takes ${MAX_FUNCTION_LENGTH}. Split it.`,
      });
    }
  }
  return functions;
}
