import { checkCalls } from './check-calls.js';
import { ImlError } from './error.js';
import { type FieldPath, fieldText, within } from './field-path.js';
import { LIMITS } from './limits.js';
import { locatedError } from './located-error.js';
import { type MappingMember, type MappingNode, SPREAD, type TemplateMapping } from './mapping-tree.js';
import type { Settings } from './options.js';
import { isPlainObject } from './own-value.js';
import { parseTemplate } from './parse.js';
import { SPREAD_KEY } from './spread.js';
import { containsIml } from './template.js';

/**
 * Reads a JSON value whose texts are templates. The tree keeps nothing of arrays and plain objects, so that changing them
 * later changes no compiled mapping.
 *
 * @throws ImlError for a malformed template, an unknown function, a wrong number of arguments, too deep nesting.
 */
export function readMapping(json: unknown, settings: Settings, path: FieldPath): MappingNode {
  if (typeof json === 'string') {
    return containsIml(json) ? readTemplate(json, settings, path) : { type: 'constant', value: json };
  }
  if (path.depth > LIMITS.maxDepth) {
    throw new ImlError({ code: 'too-deep', message: 'The mapping is nested too deeply.', field: fieldText(path) });
  }
  if (Array.isArray(json)) {
    return { type: 'array', items: json.map((item, index) => readMapping(item, settings, within(path, index))) };
  }
  if (!isPlainObject(json)) return { type: 'constant', value: json };
  const members: MappingMember[] = [];
  for (const key of Object.keys(json)) members.push(readMember(key, json[key], { settings, path: within(path, key) }));
  return { type: 'object', members };
}

interface MemberPlace {
  readonly settings: Settings;
  readonly path: FieldPath;
}

function readMember(key: string, json: unknown, { settings, path }: MemberPlace): MappingMember {
  const value = readMapping(json, settings, path);
  if (key === SPREAD_KEY) return { key: SPREAD, value, path };
  return { key: containsIml(key) ? readTemplate(key, settings, path) : key, value, path };
}

/** Parses a template and checks its calls; `path` is its place in a mapping, for errors. */
export function readTemplate(text: string, settings: Settings, path?: FieldPath): TemplateMapping {
  try {
    const { parts } = parseTemplate(text, settings);
    for (const part of parts) {
      if (part.type === 'expression' && part.expression !== undefined) checkCalls(part.expression, text, settings);
    }
    return { type: 'template', text, parts, path };
  } catch (error) {
    throw path === undefined ? error : locatedError(error, { text, path });
  }
}
