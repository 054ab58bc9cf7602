import type { ConstantDefinition, Flavour, FunctionDefinition } from './functions/definition.js';
import { constants, functions } from './functions/index.js';

/** What one flavour of the language knows by name. */
export interface Library {
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly constants: ReadonlyMap<string, ConstantDefinition>;
}

const LIBRARIES: Readonly<Record<Flavour, Library>> = { app: libraryOf('app'), scenario: libraryOf('scenario') };

/** The built-in functions and constants of a flavour. */
export function libraryFor(flavour: Flavour): Library {
  return LIBRARIES[flavour];
}

/**
 * All built-in functions as data: name, parameters, help, examples. Without a flavour those of both.
 *
 * @example
 * listFunctions('scenario').some((definition) => definition.name === 'createJSON'); // → false
 */
export function listFunctions(flavour?: Flavour): readonly FunctionDefinition[] {
  return flavour === undefined ? functions : [...LIBRARIES[flavour].functions.values()];
}

/**
 * All keywords and built-in variables as data. Without a flavour those of both.
 *
 * @example
 * listConstants().find(({ name }) => name === 'space')?.help; // → 'A blank.'
 */
export function listConstants(flavour?: Flavour): readonly ConstantDefinition[] {
  return flavour === undefined ? constants : [...LIBRARIES[flavour].constants.values()];
}

function libraryOf(flavour: Flavour): Library {
  return { functions: named(functions, flavour), constants: named(constants, flavour) };
}

function named<Definition extends { readonly name: string; readonly flavours?: readonly Flavour[] }>(
  definitions: readonly Definition[],
  flavour: Flavour,
): ReadonlyMap<string, Definition> {
  const known = definitions.filter(({ flavours }) => flavours === undefined || flavours.includes(flavour));
  return new Map(known.map((definition) => [definition.name, definition]));
}
