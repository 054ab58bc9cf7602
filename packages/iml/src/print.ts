import type { BinaryNode, ExpressionNode, ObjectEntry, PathStep, TemplateNode } from './ast.js';
import type { Flavour } from './functions/definition.js';
import { PRECEDENCE } from './precedence.js';
import {
  endsInName,
  endsInParenthesis,
  isLooser,
  isWrappedOperand,
  startsDetached,
  startsLikeOperator,
  startsWithParenthesis,
} from './print-edges.js';

/** How {@link print} writes what has two spellings. */
export interface PrintOptions {
  /** `app` (default) writes `f(a, 'b') && c == d`, `scenario` writes `f(a; "b") & c = d`. */
  readonly flavour?: Flavour | undefined;
}

const PLAIN_NAME = /^[\p{L}\p{M}\p{N}_]+(?:(?<=[Hhk]):mm(?::ss)?)?$/u;
/** A name that cannot be taken for the fraction of a number before it. */
const SAFE_KEY = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const APP_SPELLING: Readonly<Record<string, string>> = { '=': '==', '&': '&&', '|': '||' };

/**
 * Writes a tree as text again. Parsing the text gives the same tree apart from offsets; blanks, redundant parentheses and
 * the choice among synonyms are not kept.
 *
 * @example
 * print(parse('{{ 1+2 }}')); // → '{{1 + 2}}'
 */
export function print(template: TemplateNode, options: PrintOptions = {}): string {
  const printer = new Printer(options.flavour ?? 'app');
  return template.parts
    .map((part) => {
      if (part.type === 'text') return part.value;
      if (part.expression === undefined) return '{{}}';
      const text = printer.expression(part.expression);
      return `{{${text.startsWith('{') ? ' ' : ''}${text}${text.endsWith('}') ? ' ' : ''}}}`;
    })
    .join('');
}

class Printer {
  constructor(private readonly flavour: Flavour) {}

  expression(node: ExpressionNode): string {
    switch (node.type) {
      case 'number':
        return node.text;
      case 'string':
        return this.string(node.value);
      case 'literal':
        return String(node.value);
      case 'path':
        return (
          (node.quoted || !(node.name === '' || PLAIN_NAME.test(node.name)) ? `\`${node.name}\`` : node.name) +
          node.steps.map((step) => this.step(step)).join('')
        );
      case 'call':
        return `${node.name}(${this.argumentList(node.arguments)})`;
      case 'unary': {
        const text = this.expression(node.operand);
        return node.operator + (isWrappedOperand(node.operand) ? `(${text})` : text);
      }
      case 'binary': {
        const precedence = PRECEDENCE[node.operator];
        return `${this.operand(node.left, precedence)} ${this.operator(node)} ${this.operand(node.right, precedence + 1)}`;
      }
      case 'join':
        return this.join(node.parts);
      case 'object':
        return this.object(node.entries);
    }
  }

  /** Doubles the quote inside; every other character stands for itself. */
  private string(value: string): string {
    const quote = this.flavour === 'app' ? "'" : '"';
    return quote + value.replaceAll(quote, quote + quote) + quote;
  }

  private step(step: PathStep): string {
    if (step.type === 'index') return `[${step.index === undefined ? '' : this.expression(step.index)}]`;
    if (SAFE_KEY.test(step.key)) return `.${step.key}`;
    return step.key.includes('`') ? `[${this.string(step.key)}]` : `.\`${step.key}\``;
  }

  private argumentList(list: readonly (ExpressionNode | undefined)[]): string {
    const separator = this.flavour === 'app' ? ', ' : '; ';
    const texts = list.map((argument) => (argument === undefined ? '' : this.expression(argument)));
    // One empty argument needs its separator: `f()` has none at all.
    return texts.join(separator) + (texts.length === 1 && texts[0] === '' ? separator.trim() : '');
  }

  private operator({ operator }: BinaryNode): string {
    return this.flavour === 'app' ? (APP_SPELLING[operator] ?? operator) : operator;
  }

  private operand(node: ExpressionNode, minimum: number): string {
    const text = this.expression(node);
    return isLooser(node, minimum) ? `(${text})` : text;
  }

  /** From the last part to the first: whether a part needs parentheses depends on what follows it. */
  private join(parts: readonly ExpressionNode[]): string {
    let following = '';
    let next = { detached: false, opens: false };
    for (const [index, part] of [...parts.entries()].reverse()) {
      const detached = startsDetached(part);
      const runsOn = (next.detached && !endsInParenthesis(part)) || (next.opens && endsInName(part));
      const wrapped = !detached && (runsOn || part.type === 'join' || (index > 0 && startsLikeOperator(part)));
      const text = detached && runsOn ? this.closed(part) : this.expression(part);
      following = `${wrapped ? `(${text})` : text}${following === '' ? '' : ` ${following}`}`;
      next = { detached, opens: wrapped || startsWithParenthesis(part) };
    }
    return following;
  }

  /** An operation that cannot stand in parentheses itself, with its last operand in them. */
  private closed(node: ExpressionNode): string {
    if (node.type !== 'binary') return this.expression(node);
    return `${this.operand(node.left, PRECEDENCE[node.operator])} ${this.operator(node)} (${this.expression(node.right)})`;
  }

  private object(entries: readonly ObjectEntry[]): string {
    if (entries.length === 0) return '{}';
    const separator = this.flavour === 'app' ? ', ' : '; ';
    const texts = entries.map(
      ({ key, value }) => `${SAFE_KEY.test(key) ? key : this.string(key)}: ${this.expression(value)}`,
    );
    return `{ ${texts.join(separator)} }`;
  }
}
