import { compileTemplate } from './compile.js';
import type { Environment } from './environment.js';
import { ImlError } from './error.js';
import type { Context, Evaluator } from './evaluator.js';
import { adaptive } from './generated/adaptive.js';
import { LIMITS } from './limits.js';
import { type ImlOptions, resolveOptions } from './options.js';
import { isPlainObject } from './own-value.js';
import { put, SPREAD_KEY, spread } from './spread.js';
import { defaultEnvironment } from './system-environment.js';
import { containsIml } from './template.js';
import { textForm } from './text-form.js';

/** A compiled mapping: gives a new value at every call. */
export type CompiledMapping = (context?: Context, environment?: Environment) => unknown;

/** One member of an object under construction. */
type Member = (target: Record<string, unknown>, context: Context, environment: Environment) => void;

/**
 * Compiles a whole JSON value whose texts are templates, at any depth (IML §5).
 *
 * Keys keep their order; `"{{...}}"` merges a collection into its object, and keys after it override; other keys with IML are
 * evaluated to text; a member that evaluates to undefined is left out. Every call builds new objects and arrays, so the
 * result may be changed freely; only what an expression takes out of the context is the context's own object.
 *
 * @throws ImlError whose `field` is the dotted path of the template at fault.
 * @example
 * const toContact = compileMapping({ id: '{{item.id}}', name: '{{item.first}} {{item.last}}' });
 * toContact({ item: { id: 7, first: 'Ann', last: 'Lee' } }); // → { id: 7, name: 'Ann Lee' }
 */
export function compileMapping(json: unknown, options: ImlOptions = {}): CompiledMapping {
  const source = { json, options, settings: resolveOptions(options) };
  const evaluator = adaptive(compileValue(json, options, []), source);
  return (context = {}, environment = defaultEnvironment()) => evaluator(context, environment);
}

function compileValue(json: unknown, options: ImlOptions, path: readonly (string | number)[]): Evaluator {
  if (typeof json === 'string') return containsIml(json) ? compileTemplate(json, options, path.join('.')) : () => json;
  if (path.length > LIMITS.maxDepth) {
    throw new ImlError({ code: 'too-deep', message: 'The mapping is nested too deeply.', field: path.join('.') });
  }
  if (Array.isArray(json)) {
    const items = json.map((item, index) => compileValue(item, options, [...path, index]));
    return (context, environment) => items.map((item) => item(context, environment));
  }
  if (!isPlainObject(json)) return () => json;
  const members = Object.entries(json).map(([key, value]) => compileMember(key, value, { options, path }));
  return (context, environment) => {
    const result: Record<string, unknown> = {};
    for (const member of members) member(result, context, environment);
    return result;
  };
}

interface MemberPlace {
  readonly options: ImlOptions;
  readonly path: readonly (string | number)[];
}

function compileMember(key: string, json: unknown, { options, path }: MemberPlace): Member {
  const value = compileValue(json, options, [...path, key]);
  if (key === SPREAD_KEY) {
    const field = [...path, key].join('.');
    return (target, context, environment) => spread(target, value(context, environment), field);
  }
  if (!containsIml(key)) return (target, context, environment) => put(target, key, value(context, environment));
  const name = compileTemplate(key, options, [...path, key].join('.'));
  return (target, context, environment) =>
    put(target, textForm(name(context, environment)), value(context, environment));
}
