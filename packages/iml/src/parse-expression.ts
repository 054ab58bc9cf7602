import type { BinaryOperator, ExpressionNode, ObjectEntry, PathStep, Span } from './ast.js';
import type { ImlError } from './error.js';
import type { Settings } from './options.js';
import { Scanner } from './scanner.js';

/** Binding power (IML §3.1), all left-associative. Juxtaposition is looser than all of them. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '|': 1,
  '&': 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

const LITERALS: ReadonlyMap<string, null | boolean | undefined> = new Map<string, null | boolean | undefined>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['undefined', undefined],
]);

/** Where operators are words (C3). They are operators only behind an operand. */
const WORD_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map([
  ['and', '&'],
  ['or', '|'],
]);

/** A chain such as `a + b + c` is a deep tree, yet costs less stack than nesting: it may be this much longer. */
const CHAIN_FACTOR = 4;

/** A node and how deep the tree below it is, so that no later stage can run out of stack. */
interface Parsed {
  readonly node: ExpressionNode;
  readonly height: number;
}

/** Recursive descent over one expression of a template. */
export class ExpressionParser {
  private readonly scanner: Scanner;
  private nesting = 0;

  constructor(
    template: string,
    span: Span,
    private readonly settings: Settings,
  ) {
    this.scanner = new Scanner(template, span.offset, span.end);
  }

  /** The expression; undefined when there are only blanks between the braces. */
  parse(): ExpressionNode | undefined {
    this.scanner.advance();
    if (this.scanner.kind === 'end') return undefined;
    const { node } = this.parseJoin();
    if (this.at('end')) return node;
    throw this.scanner.unexpected();
  }

  private at(kind: Scanner['kind']): boolean {
    return this.scanner.kind === kind;
  }

  /** Adjacent operands join as text; after `)` so does what looks like a path of the result (C15). */
  private parseJoin(): Parsed {
    const first = this.parseBinary(0);
    const parts = [first.node];
    let height = first.height;
    while (this.startsOperand()) {
      const next = this.parseBinary(0);
      parts.push(next.node);
      height = Math.max(height, next.height);
    }
    if (parts.length === 1) return first;
    const node: ExpressionNode = { type: 'join', parts, offset: first.node.offset, end: endOf(parts) };
    return this.grown(node, height);
  }

  private startsOperand(): boolean {
    switch (this.scanner.kind) {
      case 'number':
      case 'string':
      case 'name':
      case 'quotedName':
      case '(':
        return true;
      case '{':
        return this.settings.objectLiterals;
      case 'operator':
        return this.scanner.value === '!';
      case '.':
        return this.closedParenthesis;
      default:
        return false;
    }
  }

  /** Whether the token before the current one was a closing parenthesis. */
  private closedParenthesis = false;

  private parseBinary(minimum: number): Parsed {
    let left = this.parseUnary();
    for (;;) {
      const operator = this.binaryOperator();
      if (operator === undefined || PRECEDENCE[operator] <= minimum) return left;
      this.advance();
      if (this.at('end')) {
        throw this.scanner.error('operator-on-end', 'Operator on end of an expression.');
      }
      const right = this.parseBinary(PRECEDENCE[operator]);
      const node: ExpressionNode = {
        type: 'binary',
        operator,
        left: left.node,
        right: right.node,
        offset: left.node.offset,
        end: right.node.end,
      };
      left = this.grown(node, Math.max(left.height, right.height));
    }
  }

  private binaryOperator(): BinaryOperator | undefined {
    if (this.at('name')) return WORD_OPERATORS.get(this.scanner.value);
    if (!this.at('operator') || this.scanner.value === '!') return undefined;
    return this.scanner.value as BinaryOperator;
  }

  private parseUnary(): Parsed {
    const { kind, value, start: offset } = this.scanner;
    if (kind !== 'operator') return this.parsePrimary();
    if (value !== '-' && value !== '!') throw this.misplacedOperator();
    this.advance();
    if (this.at('end')) throw this.scanner.error('operator-on-end', 'Operator on end of an expression.');
    const operand = this.nested(() => this.parseUnary());
    return this.grown(
      { type: 'unary', operator: value, operand: operand.node, offset, end: operand.node.end },
      operand.height,
    );
  }

  private misplacedOperator(): ImlError {
    const before = this.scanner.template.slice(0, this.scanner.start).trimEnd().slice(-1);
    return /[-+*/%<>=!&|]/.test(before)
      ? this.scanner.error('operator-next-to-operator', 'Operator next to operator.')
      : this.scanner.unexpected();
  }

  private parsePrimary(): Parsed {
    const { kind, value, start: offset, end } = this.scanner;
    switch (kind) {
      case 'number':
        this.advance();
        return { node: { type: 'number', value: Number(value), text: value, offset, end }, height: 1 };
      case 'string':
        this.advance();
        return { node: { type: 'string', value, offset, end }, height: 1 };
      case 'name':
      case 'quotedName':
        this.advance();
        return this.parseName({ name: value, quoted: kind === 'quotedName', offset, end });
      case '.':
        if (!this.closedParenthesis) throw this.scanner.unexpected();
        return this.parsePath({ name: '', quoted: false, offset, end: offset });
      case '(':
        return this.parseParenthesis();
      case '{':
        if (!this.settings.objectLiterals) throw this.scanner.unexpected();
        return this.parseObject();
      default:
        throw this.scanner.unexpected();
    }
  }

  private parseName(head: { name: string; quoted: boolean } & Span): Parsed {
    const { name, quoted, offset, end } = head;
    if (!quoted && this.at('(')) return this.parseCall(name, offset);
    const continues = this.at('.') || this.at('[');
    if (!quoted && !continues && LITERALS.has(name)) {
      return { node: { type: 'literal', value: LITERALS.get(name), offset, end }, height: 1 };
    }
    return this.parsePath(head);
  }

  private parsePath(head: { name: string; quoted: boolean } & Span): Parsed {
    const steps: PathStep[] = [];
    let end = head.end;
    let height = 1;
    for (;;) {
      const offset = this.scanner.start;
      if (this.at('.')) {
        this.advance();
        if (!this.at('name') && !this.at('quotedName') && !this.at('number')) throw this.scanner.unexpected();
        end = this.pushKeys(steps, offset);
      } else if (this.at('[')) {
        this.advance();
        const index = this.at(']') ? undefined : this.nested(() => this.parseJoin());
        if (!this.at(']')) throw this.scanner.unexpected();
        height = Math.max(height, index?.height ?? 1);
        end = this.scanner.end;
        steps.push({ type: 'index', index: index?.node, offset, end });
        this.advance();
      } else {
        break;
      }
    }
    // There are no methods: `a.b(…)`, `` `a`(…) `` and `a[1](…)` are mistakes, not text joined to a parenthesis.
    if (this.at('(') && this.scanner.start === end) throw this.scanner.unexpected();
    const { name, quoted, offset } = head;
    return this.grown({ type: 'path', name, quoted, steps, offset, end }, Math.max(height, steps.length));
  }

  /** After a dot `1.2` is two keys, not a fraction. */
  private pushKeys(steps: PathStep[], offset: number): number {
    const { kind, value, end } = this.scanner;
    const keys = kind === 'number' ? value.split('.') : [value];
    let at = offset;
    for (const [index, key] of keys.entries()) {
      const stepEnd = index === keys.length - 1 ? end : at + 1 + key.length;
      steps.push({ type: 'key', key, offset: at, end: stepEnd });
      at = stepEnd;
    }
    this.advance();
    return end;
  }

  private parseParenthesis(): Parsed {
    const open = this.scanner.start;
    this.advance();
    const inner = this.nested(() => this.parseJoin());
    this.expectClose(open);
    return inner;
  }

  private parseCall(name: string, offset: number): Parsed {
    const open = this.scanner.start;
    const list: (ExpressionNode | undefined)[] = [];
    let height = 1;
    this.advance();
    while (!this.at(')')) {
      if (this.at(';')) {
        list.push(undefined);
      } else {
        if (this.at('end')) break;
        const argument = this.nested(() => this.parseJoin());
        list.push(argument.node);
        height = Math.max(height, argument.height);
      }
      if (!this.at(';')) break;
      this.advance();
      if (this.at(')')) list.push(undefined);
    }
    const end = this.scanner.end;
    this.expectClose(open);
    return this.grown({ type: 'call', name, arguments: list, offset, end }, height);
  }

  private expectClose(open: number): void {
    if (this.at('end')) {
      throw this.scanner.error('unclosed-function', `Unclosed function at position ${open}.`, open);
    }
    if (!this.at(')')) throw this.scanner.unexpected();
    this.advance();
    this.closedParenthesis = true;
  }

  private parseObject(): Parsed {
    const offset = this.scanner.start;
    const entries: ObjectEntry[] = [];
    let height = 1;
    this.advance();
    while (!this.at('}')) {
      const { value: key, start } = this.scanner;
      if (!this.at('name') && !this.at('quotedName') && !this.at('string') && !this.at('number')) {
        throw this.scanner.unexpected();
      }
      this.advance();
      if (!this.at(':')) throw this.scanner.unexpected();
      this.advance();
      const value = this.nested(() => this.parseJoin());
      height = Math.max(height, value.height);
      entries.push({ key, value: value.node, offset: start, end: value.node.end });
      if (!this.at(';')) break;
      this.advance();
    }
    if (!this.at('}')) throw this.scanner.unexpected();
    const end = this.scanner.end;
    this.advance();
    return this.grown({ type: 'object', entries, offset, end }, height);
  }

  private advance(): void {
    this.closedParenthesis = false;
    this.scanner.advance();
  }

  private nested(parse: () => Parsed): Parsed {
    this.nesting += 1;
    if (this.nesting > this.settings.maxDepth) throw this.tooDeep(this.scanner.start);
    const parsed = parse();
    this.nesting -= 1;
    return parsed;
  }

  private grown(node: ExpressionNode, height: number): Parsed {
    if (height >= this.settings.maxDepth * CHAIN_FACTOR) throw this.tooDeep(node.offset);
    return { node, height: height + 1 };
  }

  private tooDeep(position: number): ImlError {
    return this.scanner.error(
      'too-deep',
      `The expression is nested too deeply (more than ${this.settings.maxDepth} levels).`,
      position,
    );
  }
}

function endOf(parts: readonly ExpressionNode[]): number {
  return parts.at(-1)?.end ?? 0;
}
