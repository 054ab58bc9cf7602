import { compileTemplate } from './compile.js';
import type { Environment } from './environment.js';
import { ImlError } from './error.js';
import type { Context, Evaluator } from './evaluator.js';
import { type FieldPath, fieldText, WHOLE_MAPPING, within } from './field-path.js';
import { adaptive } from './generated/adaptive.js';
import { LIMITS } from './limits.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
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
  const settings = resolveOptions(options);
  const evaluator = adaptive(compileValue(json, settings, WHOLE_MAPPING), { json, settings });
  return (context = {}, environment = defaultEnvironment()) => evaluator(context, environment);
}

function compileValue(json: unknown, settings: Settings, path: FieldPath): Evaluator {
  if (typeof json === 'string') return containsIml(json) ? compileTemplate(json, settings, path) : () => json;
  if (path.depth > LIMITS.maxDepth) {
    throw new ImlError({ code: 'too-deep', message: 'The mapping is nested too deeply.', field: fieldText(path) });
  }
  if (Array.isArray(json)) {
    const items = json.map((item, index) => compileValue(item, settings, within(path, index)));
    return (context, environment) => items.map((item) => item(context, environment));
  }
  if (!isPlainObject(json)) return () => json;
  const members = Object.keys(json).map((key) => compileMember(key, json[key], { settings, path: within(path, key) }));
  return (context, environment) => {
    const result: Record<string, unknown> = {};
    for (const member of members) member(result, context, environment);
    return result;
  };
}

interface MemberPlace {
  readonly settings: Settings;
  readonly path: FieldPath;
}

function compileMember(key: string, json: unknown, { settings, path }: MemberPlace): Member {
  const value = compileValue(json, settings, path);
  if (key === SPREAD_KEY) {
    return (target, context, environment) => spread(target, value(context, environment), path);
  }
  if (!containsIml(key)) return (target, context, environment) => put(target, key, value(context, environment));
  const name = compileTemplate(key, settings, path);
  return (target, context, environment) =>
    put(target, textForm(name(context, environment)), value(context, environment));
}
