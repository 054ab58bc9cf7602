/** A piece of a date format: a token such as `YYYY`, or text that stands for itself. */
export type FormatPiece =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'text'; readonly text: string };

/** What the locale's own formats stand for in English (https://momentjs.com/docs/#/displaying/format/). */
const LOCALE_FORMATS: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
};

const LOCALE = /(\[[^[]*\])|(\\)?(LTS|LT|LL?L?L?|l{1,4})/g;

// Longest first where one token begins another; the order is moment's.
const PIECES =
  /(\[[^[]*\])|(\\)?([Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|wo|ww?|Wo|WW?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/gs;

/**
 * Cuts a format into tokens and literal text. `[…]` and a backslash make letters literal; `isToken` tells which words mean
 * something, everything else passes through.
 */
export function readFormat(format: string, isToken: (word: string) => boolean): readonly FormatPiece[] {
  const expanded = format.replace(LOCALE, (whole, bracketed?: string, escaped?: string) =>
    bracketed !== undefined || escaped !== undefined ? whole : (LOCALE_FORMATS[whole] ?? whole),
  );
  const pieces: FormatPiece[] = [];
  for (const [whole, bracketed, escaped, word = ''] of expanded.matchAll(PIECES)) {
    if (bracketed !== undefined) pieces.push({ kind: 'text', text: bracketed.slice(1, -1) });
    else if (escaped === undefined && isToken(word)) pieces.push({ kind: 'token', token: word });
    else pieces.push({ kind: 'text', text: whole.replaceAll('\\', '') });
  }
  return pieces;
}
