import type { Warn } from './warn.js';

/** A text, or an integer that has no fraction and no exponent. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** Says so when a JSON text holds integers that a number cannot carry exactly (R2.7). */
export function warnBigIntegers(text: string, warn: Warn): void {
  if (!/\d{16}/.test(text)) return;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('"') || Number.isSafeInteger(Number(token))) continue;
    warn(
      'big-integer',
      'The response holds integers of 16 digits or more, which lose their last digits. Set response.type to "text" to keep them (R2.7).',
    );
    return;
  }
}
