import { type CharacterClass, characterClass, endOfBlanks, endOfName } from './characters.js';
import { ImlError } from './error.js';
import { longOperator } from './operator-spelling.js';

/** What a token is. `operator` holds binary operators and `!`. */
export type TokenKind = Exclude<CharacterClass, 'blank' | 'other'> | 'number' | 'end';

/** Of all that names are made of, only digits come before this character. */
const AFTER_DIGITS = ':'.charCodeAt(0);
const DIGITS_ONLY = /^[0-9]+$/;
const FRACTION = /\.[0-9]+/y;
/** What an unquoted date format has behind its hours, as in `YYYY-MM-DDTHH:mm:ss`: part of the word (C8). */
const MINUTES_AHEAD = /(?<=[Hhk]):mm(?::ss)?(?![\p{L}\p{N}_])/uy;
/** Digits that start a path: followed by a bracket or by a name that does not start with a digit (IML §2). */
const PATH_AHEAD = /\s*\[|\.[\p{L}_`]/uy;

/** Reads the tokens of one expression, one at a time; blanks and line breaks between them mean nothing (IML §1.5). */
export class Scanner {
  kind: TokenKind = 'end';
  /** Offset of the token. */
  start = 0;
  /** Offset behind the token. */
  end: number;
  /** Decoded content of a text or name, the digits of a number, the folded operator; of other tokens nothing in particular. */
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
    const start = endOfBlanks(template, this.end, limit);
    this.start = start;
    if (start >= limit) {
      this.kind = 'end';
      this.end = limit;
      return;
    }
    const kind = characterClass(template, start);
    switch (kind) {
      case 'name':
        this.takeWord(this.withMinutes(endOfName(template, start, limit)));
        return;
      case 'string':
      case 'quotedName':
        this.takeQuoted(kind, template.charAt(start));
        return;
      case 'operator':
        this.takeOperator();
        return;
      case 'other':
      case 'blank':
        this.end = start + 1;
        throw this.unexpected();
      default:
        this.kind = kind;
        this.end = start + 1;
    }
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

  private take(kind: TokenKind, value: string, end: number): void {
    this.kind = kind;
    this.value = value;
    this.end = end;
  }

  private takeOperator(): void {
    const { template, start } = this;
    const next = start + 1;
    const long = characterClass(template, next) === 'operator' ? longOperator(template, start) : undefined;
    if (long !== undefined) this.take('operator', long.operator, start + long.length);
    else this.take('operator', template.charAt(start), next);
  }

  private takeWord(end: number): void {
    const { template, start } = this;
    const word = template.slice(start, end);
    const digits = template.charCodeAt(start) < AFTER_DIGITS && DIGITS_ONLY.test(word);
    if (!digits || this.lookAhead(PATH_AHEAD, end) > 0) {
      this.take('name', word, end);
    } else {
      const numberEnd = end + this.lookAhead(FRACTION, end);
      this.take('number', template.slice(start, numberEnd), numberEnd);
    }
  }

  private withMinutes(end: number): number {
    return this.template.charAt(end) === ':' ? end + this.lookAhead(MINUTES_AHEAD, end) : end;
  }

  /** How many characters a sticky pattern matches at an offset. */
  private lookAhead(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.template) ? Math.min(pattern.lastIndex, this.limit) - at : 0;
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
    this.take(kind, doubled ? content.replaceAll(quote + quote, quote) : content, close + 1);
  }
}
