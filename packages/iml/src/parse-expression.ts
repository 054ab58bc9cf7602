import type { BinaryOperator, ExpressionNode, Span } from './ast.js';
import type { ImlError } from './error.js';
import type { Settings } from './options.js';
import { Cursor } from './parse-cursor.js';
import { parseOperand } from './parse-operand.js';
import { PRECEDENCE, WORD_OPERATORS } from './precedence.js';

/**
 * The tree of one expression by recursive descent; undefined when there are only blanks between the braces.
 *
 * @param span what stands between the braces.
 */
export function parseExpression(template: string, span: Span, settings: Settings): ExpressionNode | undefined {
  const cursor = new Cursor(template, span, settings);
  if (cursor.at('end')) return undefined;
  const node = parseJoin(cursor);
  if (cursor.at('end')) return node;
  throw cursor.scanner.unexpected();
}

/** Adjacent operands join as text; after `)` so does what looks like a path of the result (C15). */
function parseJoin(cursor: Cursor): ExpressionNode {
  const first = parseBinary(cursor, 0);
  if (!startsOperand(cursor)) return first;
  const parts = [first];
  let { height } = cursor;
  let { end } = first;
  while (startsOperand(cursor)) {
    const next = parseBinary(cursor, 0);
    parts.push(next);
    height = Math.max(height, cursor.height);
    end = next.end;
  }
  return cursor.grown({ type: 'join', parts, offset: first.offset, end }, height);
}

function startsOperand(cursor: Cursor): boolean {
  switch (cursor.scanner.kind) {
    case 'number':
    case 'string':
    case 'name':
    case 'quotedName':
    case '(':
      return true;
    case '{':
      return cursor.settings.objectLiterals;
    case 'operator':
      return cursor.scanner.value === '!';
    case '.':
      return cursor.closedParenthesis;
    default:
      return false;
  }
}

function parseBinary(cursor: Cursor, minimum: number): ExpressionNode {
  let left = parseUnary(cursor);
  for (;;) {
    const operator = binaryOperator(cursor);
    if (operator === undefined || PRECEDENCE[operator] <= minimum) return left;
    const { height } = cursor;
    cursor.advance();
    const right = parseBinary(cursor, PRECEDENCE[operator]);
    const { offset } = left;
    left = cursor.grown(
      { type: 'binary', operator, left, right, offset, end: right.end },
      Math.max(height, cursor.height),
    );
  }
}

function binaryOperator({ scanner: { kind, value } }: Cursor): BinaryOperator | undefined {
  if (kind === 'name') return WORD_OPERATORS.get(value);
  return kind === 'operator' && value !== '!' ? (value as BinaryOperator) : undefined;
}

function parseUnary(cursor: Cursor): ExpressionNode {
  const { kind, value, start: offset } = cursor.scanner;
  if (kind !== 'operator') {
    if (cursor.atEndOfExpression() && endsInOperator(cursor)) {
      throw cursor.scanner.error('operator-on-end', 'Operator on end of an expression.');
    }
    return parseOperand(cursor, parseJoin);
  }
  if (value !== '-' && value !== '!') throw misplacedOperator(cursor);
  cursor.advance();
  const operand = cursor.nested(parseUnary);
  return cursor.grown({ type: 'unary', operator: value, operand, offset, end: operand.end }, cursor.height);
}

function misplacedOperator(cursor: Cursor): ImlError {
  return endsInOperator(cursor)
    ? cursor.scanner.error('operator-next-to-operator', 'Operator next to operator.')
    : cursor.scanner.unexpected();
}

/** Whether an operator stands before the current token. */
function endsInOperator({ scanner: { template, start } }: Cursor): boolean {
  let at = start - 1;
  while (at > 0 && /\s/.test(template.charAt(at))) at -= 1;
  return /[-+*/%<>=!&|]/.test(template.charAt(at));
}
