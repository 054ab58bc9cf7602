import type { JsonPath, Location } from '@connect-app/app-model';
import { type CompiledMapping, compileMapping, type Environment, type ImlOptions, isImlError } from '@connect-app/iml';
import { RunError } from '../errors/index.js';
import { isPlainObject } from './temp.js';
import type { CommunicationStep, Context } from './types.js';

/** One directive of a step, compiled: its value as the expressions give it. */
export interface Directive {
  /** Where it stands in the step, dotted, as messages name it. */
  readonly name: string;
  readonly location: Location;
  /** @throws RunError `expression` with the place of the directive. */
  evaluate(context: Context, environment: Environment): unknown;
}

/** Reads and compiles the directives of one step. */
export class StepReader {
  readonly index: number;
  readonly #step: CommunicationStep;
  readonly #options: ImlOptions;

  constructor(index: number, step: CommunicationStep, options: ImlOptions) {
    this.index = index;
    this.#step = step;
    this.#options = options;
  }

  /** The directive as it is written; undefined when it is absent or null, which the platform's editor takes as absent. */
  literal(...path: JsonPath): unknown {
    let value: unknown = this.#step.value;
    for (const key of path) {
      if (!isPlainObject(value) || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    return value ?? undefined;
  }

  /** Whether the key is written at all, be it as null. */
  has(...path: JsonPath): boolean {
    const parent = path.length === 1 ? this.#step.value : this.literal(...path.slice(0, -1));
    const key = path.at(-1);
    return key !== undefined && isPlainObject(parent) && Object.hasOwn(parent, key);
  }

  locate(...path: JsonPath): Location {
    return this.#step.locate(path);
  }

  /** Compiles the directive at a path; undefined when it is absent. */
  compile(...path: JsonPath): Directive | undefined {
    const value = this.literal(...path);
    return value === undefined ? undefined : this.compileValue(value, path);
  }

  /** Compiles a value that stands at a path. */
  compileValue(value: unknown, path: JsonPath): Directive {
    const place: Place = { path, value, step: this.index, locate: (at) => this.#step.locate(at) };
    const mapping = wrapped(place, () => compiled(value, this.#options));
    return {
      name: path.join('.'),
      location: this.#step.locate(path),
      evaluate: (context, environment) => wrapped(place, () => mapping(context, environment)),
    };
  }

  /** An InvalidConfigurationError about the directive at a path. */
  invalid(code: string, message: string, ...path: JsonPath): RunError {
    return new RunError({
      type: 'InvalidConfigurationError',
      code,
      message,
      step: this.index,
      location: this.#step.locate(path),
    });
  }
}

/**
 * A wrong call is found when it runs, not when the app is saved (IML §8): a module whose error message calls an unknown
 * function works until there is an error. Malformed expressions stay errors at once.
 */
function compiled(value: unknown, options: ImlOptions): CompiledMapping {
  try {
    return compileMapping(value, options);
  } catch (error) {
    if (!isImlError(error) || (error.code !== 'unknown-function' && error.code !== 'wrong-argument-count')) throw error;
    return () => {
      throw error;
    };
  }
}

interface Place {
  readonly path: JsonPath;
  readonly value: unknown;
  readonly step: number;
  locate(path: JsonPath): Location;
}

function wrapped<Value>(place: Place, evaluate: () => Value): Value {
  try {
    return evaluate();
  } catch (error) {
    if (!isImlError(error)) throw error;
    const path = [...place.path, ...pathOf(error.field, place.value)];
    const frame = error.frame();
    throw new RunError({
      type: 'DataError',
      code: 'expression',
      message: `Failed to map '${path.join('.')}': ${error.message}`,
      step: place.step,
      location: place.locate(path),
      details: frame === '' ? [] : [frame],
      cause: error,
    });
  }
}

/** The dotted path of an error, followed through the value it points into: keys may have dots of their own. */
function pathOf(field: string | undefined, value: unknown): JsonPath {
  const path: (string | number)[] = [];
  let rest = field ?? '';
  while (rest !== '' && typeof value === 'object' && value !== null) {
    const key = Object.keys(value).find((name) => rest === name || rest.startsWith(`${name}.`));
    if (key === undefined) break;
    path.push(Array.isArray(value) ? Number(key) : key);
    rest = rest.slice(key.length + 1);
    value = (value as Record<string, unknown>)[key];
  }
  return path;
}
