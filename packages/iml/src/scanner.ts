import type { BinaryOperator } from './ast.js';
import { ImlError } from './error.js';

/** What a token is. `operator` holds binary operators and `!`. */
export type TokenKind =
  | 'end'
  | 'number'
  | 'string'
  | 'name'
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
  | ';';

/** Synonyms are folded (IML §3, C3); longest first where one starts another. */
const OPERATORS: readonly (readonly [string, BinaryOperator | '!'])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['!=', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['&&', '&'],
  ['||', '|'],
  ['=', '='],
  ['!', '!'],
  ['<', '<'],
  ['>', '>'],
  ['&', '&'],
  ['|', '|'],
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
];

const SPACE = /\s+/y;
const NAME = /[\p{L}\p{M}\p{N}_]+/uy;
const DIGITS_ONLY = /^[0-9]+$/;
const FRACTION = /\.[0-9]+/y;
/** Digits that start a path: followed by a bracket or by a name that does not start with a digit (IML §2). */
const PATH_AHEAD = /\s*\[|\.[\p{L}_`]/uy;

/** Reads the tokens of one expression, one at a time; blanks and line breaks between them mean nothing (IML §1.5). */
export class Scanner {
  kind: TokenKind = 'end';
  /** Offset of the token. */
  start = 0;
  /** Offset behind the token. */
  end: number;
  /** Decoded content of a text or name, the digits of a number, the folded operator. */
  value = '';

  constructor(
    readonly template: string,
    offset: number,
    private readonly limit: number,
  ) {
    this.end = offset;
  }

  /** Moves to the next token. */
  advance(): void {
    const { template, limit } = this;
    this.start = this.end + this.length(SPACE, this.end);
    if (this.start >= limit) {
      this.kind = 'end';
      this.start = limit;
      this.end = limit;
      return;
    }
    const character = template.charAt(this.start);
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
        this.take(character, character, 1);
        return;
      case ',':
        this.take(';', character, 1);
        return;
      case '"':
      case "'":
        this.takeQuoted('string', character);
        return;
      case '`':
        this.takeQuoted('quotedName', character);
        return;
    }
    const nameLength = this.length(NAME, this.start);
    if (nameLength > 0) this.takeWord(nameLength);
    else this.takeOperator();
  }

  private takeOperator(): void {
    const found = OPERATORS.find(([spelling]) => this.template.startsWith(spelling, this.start));
    if (found === undefined) {
      this.end = this.start + 1;
      throw this.unexpected();
    }
    this.take('operator', found[1], found[0].length);
  }

  /** The error for a token that cannot stand where it is. */
  unexpected(): ImlError {
    const shown =
      this.start >= this.limit ? 'end' : this.template.slice(this.start, Math.max(this.end, this.start + 1));
    const text = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
    return this.error('unexpected-token', `Unexpected ${text} at ${this.start}.`);
  }

  error(code: ImlError['code'], message: string, position: number = this.start): ImlError {
    return new ImlError({ code, message, position, template: this.template });
  }

  private length(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.template) ? Math.min(pattern.lastIndex, this.limit) - at : 0;
  }

  private take(kind: TokenKind, value: string, length: number): void {
    this.kind = kind;
    this.value = value;
    this.end = this.start + length;
  }

  private takeWord(length: number): void {
    const word = this.template.slice(this.start, this.start + length);
    const end = this.start + length;
    if (!DIGITS_ONLY.test(word) || this.length(PATH_AHEAD, end) > 0) {
      this.take('name', word, length);
    } else {
      const fraction = this.length(FRACTION, end);
      this.take('number', this.template.slice(this.start, end + fraction), length + fraction);
    }
  }

  /** A quote inside is written twice; a backslash is an ordinary character (IML §2). */
  private takeQuoted(kind: 'string' | 'quotedName', quote: string): void {
    const from = this.start + 1;
    let close = this.template.indexOf(quote, from);
    let doubled = false;
    while (kind === 'string' && close >= 0 && this.template.charAt(close + 1) === quote) {
      doubled = true;
      close = this.template.indexOf(quote, close + 2);
    }
    if (close < 0 || close >= this.limit) {
      throw this.error('unexpected-end-of-string', 'Unexpected end of string.');
    }
    const content = this.template.slice(from, close);
    this.take(kind, doubled ? content.replaceAll(quote + quote, quote) : content, close + 1 - this.start);
  }
}
