import type { ExpressionNode } from './ast.js';
import type { Evaluator } from './evaluator.js';

/**
 * The lenient reading of an unquoted date format (C8): an argument made of names and separators only, none of which is a
 * variable, stands for its own text. `parseDate(body.createdAt, X)` in the vendor's documentation needs it.
 */
export function bareWordText(node: ExpressionNode, operand: Evaluator, template: string): Evaluator {
  const names: string[] = [];
  if (!collectNames(node, names)) return operand;
  const text = template.slice(node.offset, node.end);
  return (context, environment) =>
    names.some((name) => Object.hasOwn(context, name)) ? operand(context, environment) : text;
}

function collectNames(node: ExpressionNode, names: string[]): boolean {
  switch (node.type) {
    case 'path':
      names.push(node.name);
      return !node.quoted && node.steps.every((step) => step.type === 'key');
    case 'binary':
      return '-/'.includes(node.operator) && collectNames(node.left, names) && collectNames(node.right, names);
    case 'join':
      return node.parts.every((part) => collectNames(part, names));
    default:
      return false;
  }
}
