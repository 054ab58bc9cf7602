import type { ExpressionPart, TemplateNode, TextPart } from './ast.js';
import { ImlError } from './error.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
import { parseExpression } from './parse-expression.js';
import { closingBraces, nextOpening } from './template.js';

/**
 * Parses a template into its tree. Every node has its `offset` and `end` in the template.
 *
 * @throws ImlError with the position of the first mistake.
 * @example
 * parse('Hello, {{user.name}}').parts.map((part) => part.type); // → ['text', 'expression']
 */
export function parse(template: string, options: ImlOptions = {}): TemplateNode {
  return parseTemplate(template, resolveOptions(options));
}

/** {@link parse} with options that are already resolved. */
export function parseTemplate(template: string, settings: Settings): TemplateNode {
  if (template.length > settings.maxTemplateLength) {
    throw new ImlError({
      code: 'too-long',
      message: `The template is longer than ${settings.maxTemplateLength} characters.`,
    });
  }
  const parts: (TextPart | ExpressionPart)[] = [];
  let from = 0;
  while (from < template.length) {
    const open = nextOpening(template, from);
    if (open < 0) break;
    if (open > from) parts.push(textPart(template, from, open));
    const close = closingBraces(template, open);
    const expression = parseExpression(template, { offset: open + 2, end: close }, settings);
    from = close + 2;
    parts.push({ type: 'expression', expression, offset: open, end: from });
  }
  if (from < template.length || parts.length === 0) parts.push(textPart(template, from, template.length));
  return { type: 'template', parts, offset: 0, end: template.length };
}

function textPart(template: string, offset: number, end: number): TextPart {
  return { type: 'text', value: template.slice(offset, end), offset, end };
}
