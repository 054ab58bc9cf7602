import type { Environment } from './environment.js';
import type { Context } from './evaluator.js';
import { WHOLE_MAPPING } from './field-path.js';
import { adaptive } from './generated/adaptive.js';
import { type ImlOptions, resolveOptions } from './options.js';
import { readMapping } from './read-mapping.js';
import { defaultEnvironment } from './system-environment.js';

/** A compiled mapping: gives a new value at every call. */
export type CompiledMapping = (context?: Context, environment?: Environment) => unknown;

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
  const evaluator = adaptive(readMapping(json, settings, WHOLE_MAPPING), settings);
  return (context = {}, environment = defaultEnvironment()) => evaluator(context, environment);
}
