import { compare, equal } from '../comparison.js';
import type { Environment } from '../environment.js';
import { operandNumber, plus } from '../operators.js';
import type { CustomFunction, Settings } from '../options.js';
import { indexedValue, ownValue, setOwn } from '../own-value.js';
import { bounded } from '../result-size.js';
import { put, spread } from '../spread.js';
import { textForm } from '../text-form.js';
import type { Places } from './places.js';

/** What generated code calls: the same functions that the interpreter calls, with the settings filled in. */
export interface Runtime {
  readonly ownValue: typeof ownValue;
  readonly indexedValue: typeof indexedValue;
  readonly hasOwn: (holder: object, key: string) => boolean;
  readonly setOwn: typeof setOwn;
  readonly put: typeof put;
  readonly spread: typeof spread;
  readonly number: (value: unknown) => number;
  readonly text: (value: unknown) => string;
  readonly plus: (left: unknown, right: unknown) => unknown;
  readonly equal: (left: unknown, right: unknown) => boolean;
  readonly compare: (left: unknown, right: unknown) => number;
  /** Checks the size of a result against the limits. */
  readonly fit: (value: unknown) => unknown;
  /** The error to throw for one that came up at a place. */
  readonly failure: Places['failure'];
  readonly custom: (call: CustomFunction, args: unknown[], environment: Environment) => unknown;
  /** The prototype of plain objects; see `emitProperty`. */
  readonly plain: object;
}

export function createRuntime(settings: Settings, places: Places): Runtime {
  const { arraySeparator, equality } = settings;
  return {
    ownValue,
    indexedValue,
    hasOwn: Object.hasOwn,
    setOwn,
    put,
    spread,
    number: operandNumber,
    text: (value) => textForm(value, arraySeparator),
    plus: (left, right) => bounded(plus(left, right, arraySeparator), settings),
    equal: (left, right) => equal(left, right, equality),
    compare,
    fit: (value) => bounded(value, settings),
    failure: (error, at) => places.failure(error, at),
    custom: (call, args, { timezone }) => Reflect.apply(call, { timezone }, args),
    plain: Object.prototype,
  };
}
