/** What a token that begins with a character can be. Digits begin names too: whether it is a number shows behind them. */
export type CharacterClass =
  | 'blank'
  | 'name'
  | 'string'
  | 'quotedName'
  | 'operator'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | '.'
  | ':'
  | ';'
  | 'other';

const SPACE = /\s+/y;
const NAME = /[\p{L}\p{M}\p{N}_]+/uy;

/** Classes of the characters of ASCII, which expressions are nearly always written in; the others are asked for one by one. */
const ASCII: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) =>
  asciiClass(String.fromCharCode(code)),
);

function asciiClass(character: string): CharacterClass {
  switch (character) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '.':
    case ':':
    case ';':
      return character;
    case ',':
      return ';';
    case '"':
    case "'":
      return 'string';
    case '`':
      return 'quotedName';
  }
  if (/\s/.test(character)) return 'blank';
  if (/\w/.test(character)) return 'name';
  return '+-*/%<>=!&|'.includes(character) ? 'operator' : 'other';
}

/** The class of the character at an offset inside a text. */
export function characterClass(text: string, at: number): CharacterClass {
  const known = ASCII[text.charCodeAt(at)];
  if (known !== undefined) return known;
  return matchEnd(SPACE, text, at) > at ? 'blank' : matchEnd(NAME, text, at) > at ? 'name' : 'other';
}

/** The offset behind the blanks that stand at `from`; at most `limit`. */
export function endOfBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && characterClass(text, at) === 'blank') at += 1;
  return at;
}

/** The offset behind the letters, digits and underscores of any script that stand at `from`; at most `limit`. */
export function endOfName(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) {
    const known = ASCII[text.charCodeAt(at)];
    // Letters beyond ASCII may take two units, or go with a mark behind them.
    if (known === undefined) return Math.min(matchEnd(NAME, text, at), limit);
    if (known !== 'name') return at;
  }
  return limit;
}

/** The offset behind what a sticky pattern matches at an offset; the offset itself when it matches nothing. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
