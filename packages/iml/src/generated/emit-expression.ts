import type { BinaryNode, ExpressionNode, ObjectNode, UnaryNode } from '../ast.js';
import { type Library, libraryFor } from '../library.js';
import type { Settings } from '../options.js';
import type { CodeWriter, Operand } from './code-writer.js';
import { emitCall } from './emit-call.js';
import { emitMembers } from './emit-members.js';
import { emitPath } from './emit-path.js';
import type { Places } from './places.js';

/** Writes expressions as statements, each operand before its operator, as the interpreter evaluates them. */
export class Emitter {
  readonly library: Library;
  /** Whether something was met that only the interpreter evaluates: an unquoted date format (C8). */
  needsInterpreter = false;

  constructor(
    readonly writer: CodeWriter,
    readonly settings: Settings,
    readonly places: Places,
  ) {
    this.library = libraryFor(settings.flavour);
  }

  /** Writes what computes the node and names where its value is. */
  emit(node: ExpressionNode): Operand {
    switch (node.type) {
      case 'number':
      case 'string':
      case 'literal':
        return this.writer.literal(node.value);
      case 'path':
        return emitPath(this, node);
      case 'call':
        return emitCall(this, node);
      case 'unary':
        return this.#unary(node);
      case 'binary':
        return this.#binary(node);
      case 'join':
        return this.join(node.parts.map((part) => this.emit(part)));
      case 'object':
        return this.#object(node);
    }
  }

  /** The text forms of values, one after the other. */
  join(values: readonly Operand[]): Operand {
    const { writer, settings } = this;
    const texts = values.map((value) =>
      value.startsWith('"') ? value : `(typeof ${value} === 'string' ? ${value} : text(${value}))`,
    );
    const joined = writer.keep(texts.join(' + '));
    return writer.keep(`${joined}.length <= ${settings.maxTextLength} ? ${joined} : fit(${joined})`);
  }

  /** An argument of a call; one left empty is undefined. */
  argument(node: ExpressionNode | undefined): Operand {
    return node === undefined ? 'undefined' : this.emit(node);
  }

  /** A value that must not be larger than the limits allow. Texts, the most frequent ones, are looked at in place. */
  fitted(value: Operand): Operand {
    const isShortText = `typeof ${value} === 'string' && ${value}.length <= ${this.settings.maxTextLength}`;
    return this.writer.keep(`${isShortText} ? ${value} : fit(${value})`);
  }

  #unary({ operator, operand }: UnaryNode): Operand {
    const value = this.emit(operand);
    return this.writer.keep(operator === '!' ? `!${value}` : `0 - number(${value})`);
  }

  #binary(node: BinaryNode): Operand {
    const { writer } = this;
    const { operator } = node;
    const left = this.emit(node.left);
    if (operator === '&' || operator === '|') {
      const result = writer.variable(left);
      writer.block(`if (${operator === '&' ? '' : '!'}${result})`, () =>
        writer.line(`${result} = ${this.emit(node.right)};`),
      );
      return result;
    }
    const right = this.emit(node.right);
    const numbers = `typeof ${left} === 'number' && typeof ${right} === 'number'`;
    switch (operator) {
      case '=':
        return writer.keep(`${left} === ${right} || equal(${left}, ${right})`);
      case '!=':
        return writer.keep(`!(${left} === ${right} || equal(${left}, ${right}))`);
      case '+':
        return writer.keep(`${numbers} ? ${left} + ${right} : plus(${left}, ${right})`);
      case '-':
      case '*':
      case '/':
      case '%':
        return writer.keep(`${numbers} ? ${left} ${operator} ${right} : number(${left}) ${operator} number(${right})`);
      default:
        return writer.keep(`${numbers} ? ${left} ${operator} ${right} : compare(${left}, ${right}) ${operator} 0`);
    }
  }

  #object({ entries }: ObjectNode): Operand {
    const members = entries.map(({ key, value }) => ({ key, value: this.emit(value) }));
    return emitMembers(this.writer, members);
  }
}
