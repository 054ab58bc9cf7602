import type { ExpressionPart, TemplateNode, TextPart } from './ast.js';
import { ImlError } from './error.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
import { parseExpression } from './parse-expression.js';
import { segments } from './template.js';

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
  const parts = segments(template).map(({ type, offset, end }): TextPart | ExpressionPart => {
    if (type === 'text') return { type, value: template.slice(offset, end), offset, end };
    const expression = parseExpression(template, { offset: offset + 2, end: end - 2 }, settings);
    return { type, expression, offset, end };
  });
  return { type: 'template', parts, offset: 0, end: template.length };
}
