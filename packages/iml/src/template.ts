import { ImlError } from './error.js';

/** A run of literal text, or the inside of one `{{…}}`, as offsets in the template. */
export interface Segment {
  readonly type: 'text' | 'expression';
  /** Of the text, or of the opening braces. */
  readonly offset: number;
  /** Behind the text, or behind the closing braces. */
  readonly end: number;
}

/**
 * Tells whether a text has both `{{` and `}}` and so is a template with an expression in it; everything else stands for
 * itself (IML §1.4).
 */
export function containsIml(text: string): boolean {
  const open = text.indexOf('{{');
  return open >= 0 && text.includes('}}', open + 2);
}

/**
 * Cuts a template into literal text and expressions. `}}` inside quotes does not close an expression; an opening without any
 * `}}` behind it, and a `}}` without an opening, are text (IML §1.4, §1.6). Linear in the length.
 */
export function segments(template: string): Segment[] {
  const found: Segment[] = [];
  const lastClose = template.lastIndexOf('}}');
  let from = 0;
  while (from < template.length) {
    const open = template.indexOf('{{', from);
    if (open < 0 || open + 2 > lastClose) break;
    if (open > from) found.push({ type: 'text', offset: from, end: open });
    from = closingBraces(template, open) + 2;
    found.push({ type: 'expression', offset: open, end: from });
  }
  if (from < template.length || found.length === 0) found.push({ type: 'text', offset: from, end: template.length });
  return found;
}

function closingBraces(template: string, open: number): number {
  let at = open + 2;
  while (at < template.length) {
    const character = template.charAt(at);
    if (character === '}' && template.charAt(at + 1) === '}') return at;
    if (character === '"' || character === "'" || character === '`') {
      const close = template.indexOf(character, at + 1);
      if (close < 0) {
        throw new ImlError({
          code: 'unexpected-end-of-string',
          message: 'Unexpected end of string.',
          position: at,
          template,
        });
      }
      at = close;
    }
    at += 1;
  }
  throw new ImlError({
    code: 'unclosed-expression',
    message: `Unclosed expression at position ${open}.`,
    position: open,
    template,
  });
}
