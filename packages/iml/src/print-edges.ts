import type { BinaryNode, ExpressionNode } from './ast.js';
import { PRECEDENCE, WORD_OPERATORS } from './precedence.js';

/** Whether an operand of an operator needs parentheses: what binds looser, and texts that are joined. */
export function isLooser(node: ExpressionNode, minimum: number): boolean {
  return node.type === 'join' || (node.type === 'binary' && PRECEDENCE[node.operator] < minimum);
}

/** Whether the text starts with the path of a closed parenthesis (C15), which must stay right behind one. */
export function startsDetached(node: ExpressionNode): boolean {
  if (node.type === 'binary') return startsDetached(node.left);
  return node.type === 'path' && node.name === '' && !node.quoted;
}

/** Whether the text starts with what is an operator behind an operand: a minus, or the words `and` and `or`. */
export function startsLikeOperator(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'binary':
      return !isLooser(node.left, PRECEDENCE[node.operator]) && startsLikeOperator(node.left);
    case 'unary':
      return node.operator === '-';
    case 'path':
      return !node.quoted && WORD_OPERATORS.has(node.name);
    case 'call':
      return WORD_OPERATORS.has(node.name);
    default:
      return false;
  }
}

export function startsWithParenthesis(node: ExpressionNode): boolean {
  if (node.type !== 'binary') return false;
  return isLooser(node.left, PRECEDENCE[node.operator]) || startsWithParenthesis(node.left);
}

/** Whether the text ends with a bare name, which a parenthesis behind it would turn into a call. */
export function endsInName(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'literal':
      return true;
    case 'path':
      return !node.quoted && node.steps.length === 0;
    case 'unary':
      return !isWrappedOperand(node.operand) && endsInName(node.operand);
    case 'binary':
      return !isWrappedRight(node) && endsInName(node.right);
    default:
      return false;
  }
}

export function endsInParenthesis(node: ExpressionNode): boolean {
  switch (node.type) {
    case 'call':
      return true;
    case 'unary':
      return isWrappedOperand(node.operand) || endsInParenthesis(node.operand);
    case 'binary':
      return isWrappedRight(node) || endsInParenthesis(node.right);
    default:
      return false;
  }
}

/** Whether the operand of `-` or `!` stands in parentheses. */
export function isWrappedOperand(operand: ExpressionNode): boolean {
  return operand.type === 'binary' || operand.type === 'join';
}

function isWrappedRight({ operator, right }: BinaryNode): boolean {
  return isLooser(right, PRECEDENCE[operator] + 1);
}
