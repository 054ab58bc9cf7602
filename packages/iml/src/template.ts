import { ImlError } from './error.js';

const CLOSING_BRACE = '}'.charCodeAt(0);
const DOUBLE_QUOTE = '"'.charCodeAt(0);
const SINGLE_QUOTE = "'".charCodeAt(0);
const BACKTICK = '`'.charCodeAt(0);

/**
 * Tells whether a text has both `{{` and `}}` and so is a template with an expression in it; everything else stands for
 * itself (IML §1.4).
 *
 * @example
 * [containsIml('Hello, {{name}}'), containsIml('{{ alone')]; // → [true, false]
 */
export function containsIml(text: string): boolean {
  const open = text.indexOf('{{');
  return open >= 0 && text.includes('}}', open + 2);
}

/**
 * The offset of the next `{{` that can be closed, from `from` on; -1 when there is none. An opening without any `}}` behind
 * it, and a `}}` without an opening, are text (IML §1.4).
 */
export function nextOpening(template: string, from: number): number {
  const open = template.indexOf('{{', from);
  return open >= 0 && template.includes('}}', open + 2) ? open : -1;
}

/**
 * The offset of the `}}` that closes the `{{` at `open`; one inside quotes does not (IML §1.6).
 *
 * @throws ImlError `unclosed-expression`, or `unexpected-end-of-string` for a quote that never closes.
 */
export function closingBraces(template: string, open: number): number {
  for (let at = open + 2; at < template.length; at += 1) {
    const code = template.charCodeAt(at);
    if (code === CLOSING_BRACE && template.charCodeAt(at + 1) === CLOSING_BRACE) return at;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === BACKTICK) at = closingQuote(template, at);
  }
  throw new ImlError({
    code: 'unclosed-expression',
    message: `Unclosed expression at position ${open}.`,
    position: open,
    template,
  });
}

function closingQuote(template: string, open: number): number {
  const close = template.indexOf(template.charAt(open), open + 1);
  if (close >= 0) return close;
  throw new ImlError({
    code: 'unexpected-end-of-string',
    message: 'Unexpected end of string.',
    position: open,
    template,
  });
}
