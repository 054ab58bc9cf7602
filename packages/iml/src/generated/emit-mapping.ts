import type { ExpressionPart, TextPart } from '../ast.js';
import { isPlainObject } from '../own-value.js';
import { parseTemplate } from '../parse.js';
import { SPREAD_KEY } from '../spread.js';
import { containsIml } from '../template.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';
import { emitMembers } from './emit-members.js';

/** Writes what builds a mapping's value: the same keys in the same order as `compileMapping` (IML §5). */
export function emitMapping(emitter: Emitter, json: unknown): Operand {
  const { writer } = emitter;
  if (typeof json === 'string') return emitTemplate(emitter, json);
  if (Array.isArray(json)) {
    const items = json.map((item) => emitMapping(emitter, item));
    return writer.keep(`[${items.join(', ')}]`);
  }
  if (!isPlainObject(json)) return writer.literal(json);
  const entries = Object.entries(json);
  if (entries.some(([key]) => key === SPREAD_KEY || containsIml(key))) return emitDynamic(emitter, entries);
  return emitMembers(
    writer,
    entries.map(([key, value]) => ({ key, value: emitMapping(emitter, value) })),
  );
}

/** An object with keys that are only known when it is built. */
function emitDynamic(emitter: Emitter, entries: readonly (readonly [string, unknown])[]): Operand {
  const { writer } = emitter;
  const result = writer.variable('{}');
  for (const [key, json] of entries) {
    const name = key === SPREAD_KEY || !containsIml(key) ? undefined : emitTemplate(emitter, key);
    const value = emitMapping(emitter, json);
    if (key === SPREAD_KEY) writer.line(`spread(${result}, ${value});`);
    else writer.line(`put(${result}, ${name === undefined ? JSON.stringify(key) : `text(${name})`}, ${value});`);
  }
  return result;
}

/** A template: the raw value of a single expression, else the text forms of its parts joined (IML §1). */
export function emitTemplate(emitter: Emitter, template: string): Operand {
  if (!containsIml(template)) return emitter.writer.literal(template);
  const { parts } = parseTemplate(template, emitter.settings);
  const values = parts.map((part) => emitPart(emitter, part));
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : emitter.join(values);
}

function emitPart(emitter: Emitter, part: TextPart | ExpressionPart): Operand {
  if (part.type === 'text') return emitter.writer.literal(part.value);
  return part.expression === undefined ? 'undefined' : emitter.emit(part.expression);
}
