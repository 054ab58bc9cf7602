import type { ExpressionPart, TextPart } from '../ast.js';
import type { Environment } from '../environment.js';
import type { Context } from '../evaluator.js';
import { locatedError } from '../located-error.js';
import { type MappingNode, type ObjectMapping, SPREAD, type TemplateMapping } from '../mapping-tree.js';
import type { Settings } from '../options.js';
import { bounded } from '../result-size.js';
import { put, spread } from '../spread.js';
import { textForm } from '../text-form.js';
import { Interpreter } from './interpreter.js';

/** What every part of a mapping is evaluated with. */
export interface Circumstances {
  readonly settings: Settings;
  readonly context: Context;
  readonly environment: Environment;
}

/** Evaluates a mapping once; every call builds new arrays and objects (IML §5). */
export function evaluateMapping(node: MappingNode, circumstances: Circumstances): unknown {
  switch (node.type) {
    case 'constant':
      return node.value;
    case 'template':
      return evaluateTemplate(node, circumstances);
    case 'array':
      return node.items.map((item) => evaluateMapping(item, circumstances));
    case 'object':
      return evaluateObject(node, circumstances);
  }
}

function evaluateObject({ members }: ObjectMapping, circumstances: Circumstances): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { key, value: node, path } of members) {
    if (key === SPREAD) {
      spread(result, evaluateMapping(node, circumstances), path);
    } else {
      const name = typeof key === 'string' ? key : keyText(key, circumstances);
      put(result, name, evaluateMapping(node, circumstances));
    }
  }
  return result;
}

/** A key with IML is always text. */
function keyText(key: TemplateMapping, circumstances: Circumstances): string {
  const value = evaluateTemplate(key, circumstances);
  try {
    return textForm(value, circumstances.settings.arraySeparator);
  } catch (error) {
    throw locatedError(error, key);
  }
}

/** The raw value of a single expression, else the text forms of the parts joined (IML §1). */
function evaluateTemplate(node: TemplateMapping, { settings, context, environment }: Circumstances): unknown {
  const interpreter = new Interpreter(node.text, settings, context, environment);
  try {
    const { parts } = node;
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return evaluatePart(only, interpreter);
    let text = '';
    for (const part of parts) text += textForm(evaluatePart(part, interpreter), settings.arraySeparator);
    return bounded(text, settings);
  } catch (error) {
    // Also errors from outside any call: a text that grew too long, a collection that has no JSON.
    throw locatedError(error, node);
  }
}

function evaluatePart(part: TextPart | ExpressionPart, interpreter: Interpreter): unknown {
  if (part.type === 'text') return part.value;
  return part.expression && interpreter.evaluate(part.expression);
}
