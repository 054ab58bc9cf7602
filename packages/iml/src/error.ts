/**
 * Stable codes of what can go wrong in an expression. `message` is for people and follows the texts the platform shows;
 * programs look at the code.
 */
export type ImlErrorCode =
  /** `1 <> 2`, `a + * b`. */
  | 'operator-next-to-operator'
  /** `{{a + }}`. */
  | 'operator-on-end'
  /** A character or word that cannot stand there. */
  | 'unexpected-token'
  /** A quoted text or backtick name that never closes. */
  | 'unexpected-end-of-string'
  /** A parenthesis that never closes. */
  | 'unclosed-function'
  /** `{{` whose only `}}` lies inside quotes. */
  | 'unclosed-expression'
  /** No function of that name in this flavour of the language. */
  | 'unknown-function'
  /** Too few or too many arguments. */
  | 'wrong-argument-count'
  | 'invalid-array'
  | 'invalid-boolean'
  | 'invalid-buffer'
  | 'invalid-collection'
  | 'invalid-date'
  | 'invalid-number'
  | 'invalid-text'
  | 'invalid-time'
  /** An argument of the right type with a value the function cannot work with. */
  | 'invalid-argument'
  /** A filter that names an operator which does not exist, or is not a list of lists. */
  | 'invalid-filter'
  /** The value of the spread key of a mapping is not a collection. */
  | 'invalid-spread'
  /** A function failed for a reason of its own, an app's custom function for example. */
  | 'function-failed'
  /** Nested deeper than `maxDepth`. */
  | 'too-deep'
  /** The template is longer than `maxTemplateLength`. */
  | 'too-long'
  /** A result is larger than `maxTextLength` or `maxArrayLength`, or a call has very many arguments. */
  | 'too-large';

/** What an `ImlError` is made of. */
export interface ImlErrorDetails {
  readonly code: ImlErrorCode;
  /** A sentence for people, ending in a full stop or exclamation mark. */
  readonly message: string;
  /** Offset in the template where the trouble starts, in UTF-16 units from 0. A function need not know it. */
  readonly position?: number | undefined;
  /** The whole template. */
  readonly template?: string | undefined;
  /** Names of the calls around the trouble, outermost first. */
  readonly calls?: readonly string[] | undefined;
  /** In a mapping: the dotted path of the field whose template it is, `values.6` for example. */
  readonly field?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The only error that compiling and evaluating throw.
 *
 * @example
 * try {
 *   evaluate('{{uper("a")}}');
 * } catch (error) {
 *   error.code; // → 'unknown-function'
 *   error.frame();
 *   // → '1:3 | {{uper("a")}}\n        ^'
 * }
 */
export class ImlError extends Error {
  override readonly name = 'ImlError';
  readonly code: ImlErrorCode;
  readonly position: number | undefined;
  readonly template: string | undefined;
  readonly calls: readonly string[];
  readonly field: string | undefined;

  constructor(details: ImlErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.position = details.position;
    this.template = details.template;
    this.calls = details.calls ?? [];
    this.field = details.field;
  }

  /**
   * The place of the error for a terminal: `line:column`, the line of the template, a caret under the place.
   * A long line is cut around the place. Empty when the place is not known.
   */
  frame(): string {
    const { template, position } = this;
    if (template === undefined || position === undefined) return '';
    const at = Math.min(position, template.length);
    const lineStart = template.lastIndexOf('\n', at - 1) + 1;
    const nextBreak = template.indexOf('\n', at);
    const lineEnd = nextBreak < 0 ? template.length : nextBreak;
    const line = template.slice(0, lineStart).split('\n').length;
    const from = Math.max(lineStart, at - 60);
    const before = template.slice(from, at);
    const shown = template.slice(from, Math.min(lineEnd, at + 60)).replace(/\r$/, '');
    const label = `${line}:${at - lineStart + 1}`;
    const lead = `${label} | `;
    return `${lead}${shown}\n${' '.repeat(lead.length)}${before.replace(/[^\t]/g, ' ')}^`;
  }
}

/** The code for something a function threw that is not an {@link ImlError}. */
export function foreignErrorCode(error: unknown): ImlErrorCode {
  if (!(error instanceof RangeError)) return 'function-failed';
  if (/call stack/.test(error.message)) return 'too-deep';
  return /string length|array length|array buffer|allocation/i.test(error.message) ? 'too-large' : 'function-failed';
}

/**
 * Tells whether something caught is an {@link ImlError}, also one of another copy of this package.
 *
 * @example
 * isImlError(new Error('other')); // → false
 */
export function isImlError(error: unknown): error is ImlError {
  return error instanceof ImlError || (error instanceof Error && error.name === 'ImlError' && 'code' in error);
}
