/** Something completion offers while a template is typed. */
export interface Suggestion {
  /** What is inserted. */
  readonly text: string;
  readonly kind: 'function' | 'variable' | 'keyword';
  /** A signature or a sample value. */
  readonly detail: string;
}

/** The word being typed inside `{{ }}`, and where it stands. */
export interface Typing {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[\w$.`[\]]*$/;

/** The word before the caret when the caret stands in an expression; undefined in plain text and in a quoted text. */
export function typingAt(template: string, caret: number): Typing | undefined {
  const before = template.slice(0, caret);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return undefined;
  const expression = before.slice(open + 2);
  if (((expression.match(/["']/g) ?? []).length & 1) === 1) return undefined;
  const word = WORD.exec(expression)?.[0] ?? '';
  // After a value an operator is due, and operators are typed faster than found.
  if (word === '' && /[)\]}"'\w]\s*$/.test(expression)) return undefined;
  return { word, from: caret - word.length, to: caret };
}

/** Suggestions for a word: those that begin with it first, then those that contain it. */
export function suggest(all: readonly Suggestion[], word: string, limit = 12): readonly Suggestion[] {
  const typed = word.toLowerCase();
  const begins: Suggestion[] = [];
  const contains: Suggestion[] = [];
  for (const suggestion of all) {
    const at = suggestion.text.toLowerCase().indexOf(typed);
    if (at === 0) begins.push(suggestion);
    else if (at > 0 && typed.length > 1) contains.push(suggestion);
  }
  return [...begins, ...contains].slice(0, limit);
}

/** A template after a suggestion was taken; functions leave the caret between their parentheses. */
export function complete(
  template: string,
  typing: Typing,
  { text, kind }: Suggestion,
): { template: string; caret: number } {
  const inserted = kind === 'function' ? `${text}()` : text;
  const rest = template.slice(typing.to);
  const closing = rest.includes('}}') || kind === 'function' ? '' : '}}';
  const caret = typing.from + inserted.length - (kind === 'function' ? 1 : 0) + closing.length;
  return { template: template.slice(0, typing.from) + inserted + closing + rest, caret };
}

/** A template with a reference put where the caret is; inside an expression it goes in bare. */
export function insertReference(template: string, caret: number, path: string): { template: string; caret: number } {
  const inside = typingAt(template, caret) !== undefined;
  const inserted = inside ? path : `{{${path}}}`;
  return { template: template.slice(0, caret) + inserted + template.slice(caret), caret: caret + inserted.length };
}
