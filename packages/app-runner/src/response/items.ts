import { type Environment, isTruthy } from '@connect-app/iml';
import type { Directive, StepReader } from '../communication/directive.js';
import { isPlainObject } from '../communication/temp.js';
import type { Context, TriggerKey } from '../communication/types.js';
import { RunError } from '../errors/index.js';
import type { Warn } from './warn.js';

/** `iterate`, `output` and the keys of `trigger`: what makes outputs of a response (R2.18 to R2.21, R3.9). */
export interface CompiledItems {
  readonly step: number;
  readonly container: Directive | undefined;
  readonly condition: Directive | undefined;
  readonly output: Directive | undefined;
  /** `output` is written as null or false: the step gives nothing (R2.21). */
  readonly silent: boolean;
  readonly id: Directive | undefined;
  readonly date: Directive | undefined;
}

/** A part of what one response gave. */
export interface OutputChunk {
  readonly outputs: readonly unknown[];
  readonly keys?: readonly TriggerKey[] | undefined;
  /** The outputs are the elements of a list, which may be empty; else `outputs` has one value at most. */
  readonly list: boolean;
  /** Elements of the container that were looked at. */
  readonly items: number;
  /** The output is undefined: an action still gives an empty bundle (R2.21). */
  readonly empty?: true;
}

/** Outputs handed on at a time, so that a consumer that stops early leaves the rest of a page unevaluated. */
const CHUNK = 500;

/** Reads `iterate`, `output` and `trigger` of a block; `path` leads to it, `response` in an api block. */
export function compileItems(step: StepReader, path: readonly string[] = ['response']): CompiledItems {
  const iterate = step.literal(...path, 'iterate');
  const output = step.literal(...path, 'output');
  if (isPlainObject(iterate) && !Object.hasOwn(iterate, 'container')) {
    throw step.invalid('iterate-container', 'iterate needs a "container".', ...path, 'iterate');
  }
  const objectForm = isPlainObject(iterate);
  return {
    step: step.index,
    container: objectForm ? step.compile(...path, 'iterate', 'container') : step.compile(...path, 'iterate'),
    condition: objectForm ? step.compile(...path, 'iterate', 'condition') : undefined,
    output: step.compile(...path, 'output'),
    silent: output === false || (output === undefined && step.has(...path, 'output')),
    id: step.compile(...path, 'trigger', 'id'),
    date: step.compile(...path, 'trigger', 'date'),
  };
}

/** What the outputs of one response are made from. */
export interface MakeOutputs {
  readonly items: CompiledItems;
  readonly context: Context;
  readonly environment: Environment;
  readonly warn: Warn;
  /** What stands for `output` when it is absent and nothing is iterated: `body`, or `payload` of an instant trigger. */
  readonly raw: string;
}

/** The outputs of the response that the context holds, part by part. */
export function* makeOutputs(make: MakeOutputs): Generator<OutputChunk, void, undefined> {
  const { items, context, environment } = make;
  if (items.container === undefined) {
    if (!items.silent) yield wholeOutput(make);
    return;
  }
  const container = containerOf(make);
  context['iterate'] = { container: { first: container[0], last: container.at(-1) } };
  let outputs: unknown[] = [];
  let keys: TriggerKey[] = [];
  let seen = 0;
  for (const item of container) {
    seen++;
    context['item'] = item;
    if (items.condition !== undefined && !isTruthy(items.condition.evaluate(context, environment))) continue;
    const output = items.silent
      ? undefined
      : items.output === undefined
        ? item
        : items.output.evaluate(context, environment);
    if (output === undefined || output === null || output === false) continue;
    outputs.push(output);
    if (items.id !== undefined) keys.push(keyOf(make));
    if (outputs.length < CHUNK) continue;
    yield chunk(items, { outputs, keys, seen });
    [outputs, keys, seen] = [[], [], 0];
  }
  context['item'] = undefined;
  yield chunk(items, { outputs, keys, seen });
}

interface Part {
  readonly outputs: readonly unknown[];
  readonly keys: readonly TriggerKey[];
  readonly seen: number;
}

function chunk(items: CompiledItems, { outputs, keys, seen }: Part): OutputChunk {
  return { outputs, ...(items.id === undefined ? {} : { keys }), list: true, items: seen };
}

function wholeOutput(make: MakeOutputs): OutputChunk {
  const { items, context, environment } = make;
  const output = items.output === undefined ? context[make.raw] : items.output.evaluate(context, environment);
  if (output === undefined) return { outputs: [], list: false, items: 0, empty: true };
  // A falsy result is none: an earlier step's stays (R1.41).
  if (!isTruthy(output)) return { outputs: [], list: false, items: 0 };
  const list = Array.isArray(output);
  const outputs = list ? (output as unknown[]) : [output];
  const keys = items.id === undefined ? {} : { keys: outputs.map(() => keyOf(make)) };
  return { outputs, ...keys, list, items: outputs.length };
}

function keyOf({ items, context, environment }: MakeOutputs): TriggerKey {
  const id = items.id?.evaluate(context, environment);
  return items.date === undefined ? { id } : { id, date: items.date.evaluate(context, environment) };
}

/** What is iterated (R2.19): nothing for an empty value, a list of one for a collection, with a warning. */
function containerOf({ items, context, environment, warn }: MakeOutputs): readonly unknown[] {
  const value = items.container?.evaluate(context, environment);
  if (Array.isArray(value)) return value as unknown[];
  if (value === undefined || value === null || value === '') return [];
  if (isPlainObject(value)) {
    warn('iterate-collection', 'iterate got a collection, not a list; it is taken as a list of one (R2.19).');
    return [value];
  }
  const braces = typeof value === 'string' ? ' Write the path in braces: "{{body.items}}".' : '';
  throw new RunError({
    type: 'DataError',
    code: 'iterate-not-a-list',
    message: `iterate needs a list, but found ${typeof value}.${braces}`,
    step: items.step,
    location: items.container?.location,
  });
}
