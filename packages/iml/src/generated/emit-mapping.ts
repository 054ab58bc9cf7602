import type { ExpressionPart, TextPart } from '../ast.js';
import { type MappingMember, type MappingNode, SPREAD, type TemplateMapping } from '../mapping-tree.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';
import { emitMembers } from './emit-members.js';

/** Writes what builds a mapping's value: the same keys in the same order as the interpreter (IML §5). */
export function emitMapping(emitter: Emitter, node: MappingNode): Operand {
  const { writer } = emitter;
  switch (node.type) {
    case 'constant':
      return writer.literal(node.value);
    case 'template':
      return emitTemplate(emitter, node);
    case 'array':
      return writer.keep(`[${node.items.map((item) => emitMapping(emitter, item)).join(', ')}]`);
    case 'object': {
      const known = node.members.filter(hasKnownKey);
      if (known.length < node.members.length) return emitDynamic(emitter, node.members);
      return emitMembers(
        writer,
        known.map(({ key, value }) => ({ key, value: emitMapping(emitter, value) })),
      );
    }
  }
}

function hasKnownKey(member: MappingMember): member is MappingMember & { readonly key: string } {
  return typeof member.key === 'string';
}

/** An object with keys that are only known when it is built. */
function emitDynamic(emitter: Emitter, members: readonly MappingMember[]): Operand {
  const { writer } = emitter;
  const result = writer.variable('{}');
  for (const { key, value: node, path } of members) {
    if (key === SPREAD) {
      writer.line(`spread(${result}, ${emitMapping(emitter, node)}, ${writer.constant(path)});`);
    } else {
      const name = typeof key === 'string' ? JSON.stringify(key) : emitKey(emitter, key);
      writer.line(`put(${result}, ${name}, ${emitMapping(emitter, node)});`);
    }
  }
  return result;
}

/** A key with IML is always text. */
function emitKey(emitter: Emitter, key: TemplateMapping): Operand {
  const { writer, places } = emitter;
  return writer.within(places.template(key), () => writer.keep(`text(${emitParts(emitter, key)})`));
}

/** A template: the raw value of a single expression, else the text forms of its parts joined (IML §1). */
function emitTemplate(emitter: Emitter, node: TemplateMapping): Operand {
  return emitter.writer.within(emitter.places.template(node), () => emitParts(emitter, node));
}

function emitParts(emitter: Emitter, { parts }: TemplateMapping): Operand {
  const values = parts.map((part) => emitPart(emitter, part));
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : emitter.join(values);
}

function emitPart(emitter: Emitter, part: TextPart | ExpressionPart): Operand {
  if (part.type === 'text') return emitter.writer.literal(part.value);
  return part.expression === undefined ? 'undefined' : emitter.emit(part.expression);
}
