import type { ExpressionNode } from './ast.js';
import type { Context } from './evaluator.js';

/**
 * An unquoted date format (C8): an argument made of names and separators only, none of which is a variable. Gives its own
 * text, which the lenient reading takes; undefined where it is something else. `parseDate(body.createdAt, X)` in the vendor's
 * documentation needs it.
 */
export function bareWordText(node: ExpressionNode, context: Context, template: string): string | undefined {
  const names: string[] = [];
  const plain = collectNames(node, names) && !names.some((name) => Object.hasOwn(context, name));
  return plain ? template.slice(node.offset, node.end) : undefined;
}

/** Whether an argument can be such a format of several words, `YYYY-MM-DD`: not the difference of numbers it looks like. */
export function isBareFormat(node: ExpressionNode): boolean {
  return node.type !== 'path' && collectNames(node, []);
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
