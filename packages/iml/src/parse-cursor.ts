import type { ExpressionNode, Span } from './ast.js';
import type { ImlError } from './error.js';
import type { Settings } from './options.js';
import { Scanner, type TokenKind } from './scanner.js';

/** A chain such as `a + b + c` is a deep tree, yet costs less stack than nesting: it may be this much longer. */
const CHAIN_FACTOR = 4;

/** Parses a whole expression where the cursor stands; handed down, so that operands can hold expressions. */
export type ParseExpression = (cursor: Cursor) => ExpressionNode;

/** Where the parser stands in one expression, and how deep it has gone. */
export class Cursor {
  readonly scanner: Scanner;
  /** Whether the token before the current one was a closing parenthesis. */
  closedParenthesis = false;
  /** How deep the tree is that was parsed last, so that no later stage can run out of stack. */
  height = 0;
  private nesting = 0;

  constructor(
    template: string,
    span: Span,
    readonly settings: Settings,
  ) {
    this.scanner = new Scanner(template, span.offset, span.end);
    this.scanner.advance();
  }

  at(kind: TokenKind): boolean {
    return this.scanner.kind === kind;
  }

  /** Whether nothing more can belong to the expression that began last. */
  atEndOfExpression(): boolean {
    const { kind } = this.scanner;
    return kind === 'end' || kind === ';' || kind === ')' || kind === ']' || kind === '}';
  }

  advance(): void {
    this.closedParenthesis = false;
    this.scanner.advance();
  }

  /** Moves behind the `)` that belongs to the parenthesis at `open`. */
  expectClose(open: number): void {
    if (this.at('end')) {
      throw this.scanner.error('unclosed-function', `Unclosed function at position ${open}.`, open);
    }
    if (!this.at(')')) throw this.scanner.unexpected();
    this.advance();
    this.closedParenthesis = true;
  }

  /** Parses one level deeper. */
  nested(parse: ParseExpression): ExpressionNode {
    this.nesting += 1;
    if (this.nesting > this.settings.maxDepth) throw this.tooDeep(this.scanner.start);
    const node = parse(this);
    this.nesting -= 1;
    return node;
  }

  /** A node that holds no others. */
  leaf<Node extends ExpressionNode>(node: Node): Node {
    this.height = 1;
    return node;
  }

  /** A node on top of trees of the given height. */
  grown<Node extends ExpressionNode>(node: Node, height: number): Node {
    if (height >= this.settings.maxDepth * CHAIN_FACTOR) throw this.tooDeep(node.offset);
    this.height = height + 1;
    return node;
  }

  private tooDeep(position: number): ImlError {
    return this.scanner.error(
      'too-deep',
      `The expression is nested too deeply (more than ${this.settings.maxDepth} levels).`,
      position,
    );
  }
}
