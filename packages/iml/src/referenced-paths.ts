import type { ExpressionNode, PathNode } from './ast.js';
import { libraryFor } from './library.js';
import { type ImlOptions, resolveOptions } from './options.js';
import { parse } from './parse.js';

/** A variable that a template reads. */
export interface ReferencedPath {
  /** Names and 1-based positions. It ends where a step is computed, and at the first element `[]` is 1. */
  readonly path: readonly (string | number)[];
  /** Offset in the template. */
  readonly position: number;
}

/**
 * Lists what a template reads from its context, in the order of the text. Keywords and built-in variables (`space`, `now`)
 * are not listed.
 *
 * @throws ImlError when the template is malformed.
 * @example
 * referencedPaths('{{body.items[1].name}}'); // → [{ path: ['body', 'items', 1, 'name'], position: 2 }]
 */
export function referencedPaths(template: string, options: ImlOptions = {}): ReferencedPath[] {
  const { constants } = libraryFor(resolveOptions(options).flavour);
  const found: ReferencedPath[] = [];
  const visitPath = (node: PathNode): void => {
    const isConstant = !node.quoted && node.steps.length === 0 && constants.has(node.name);
    if (!isConstant) found.push({ path: staticPath(node), position: node.offset });
    for (const step of node.steps) if (step.type === 'index') visit(step.index);
  };
  const visit = (node: ExpressionNode | undefined): void => {
    switch (node?.type) {
      case 'path':
        visitPath(node);
        break;
      case 'call':
        node.arguments.forEach(visit);
        break;
      case 'unary':
        visit(node.operand);
        break;
      case 'binary':
        visit(node.left);
        visit(node.right);
        break;
      case 'join':
        node.parts.forEach(visit);
        break;
      case 'object':
        for (const entry of node.entries) visit(entry.value);
    }
  };
  for (const part of parse(template, options).parts) if (part.type === 'expression') visit(part.expression);
  return found;
}

function staticPath(node: PathNode): (string | number)[] {
  const path: (string | number)[] = [node.name];
  for (const step of node.steps) {
    const part = step.type === 'key' ? step.key : staticIndex(step.index);
    if (part === undefined) break;
    path.push(part);
  }
  return path;
}

function staticIndex(index: ExpressionNode | undefined): string | number | undefined {
  if (index === undefined) return 1;
  if (index.type === 'number' || index.type === 'string') return index.value;
  const negated = index.type === 'unary' && index.operator === '-' ? index.operand : undefined;
  return negated?.type === 'number' ? -negated.value : undefined;
}
