import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkTextLength } from './limits.js';
import { findPattern, runPattern } from './regular-expression.js';

const replace = define({
  name: 'replace',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'The text.'),
    required('search', 'text', 'What to replace: a plain text, or a regular expression such as /\\d+/g.'),
    optional('replacement', 'text', 'What to put there. Left empty, the text comes back unchanged.'),
  ],
  result: 'text',
  help: 'Replaces every occurrence of a text, or what a regular expression matches. With a regular expression $& is the match and $1 to $99 are its groups; only the flag g replaces all matches.',
  examples: [
    { expr: '{{replace("Hello World"; "Hello"; "Hi")}}', result: 'Hi World' },
    { expr: '{{replace("Phone number is 777111222"; "/\\d+/"; "+420$&")}}', result: 'Phone number is +420777111222' },
    { expr: '{{replace("a-b-c"; "-"; emptystring)}}', result: 'abc' },
  ],
  source: SOURCES.text,
  call: (text, search, replacement) => {
    if (replacement === undefined || search === '') return text;
    const pattern = findPattern(search);
    if (pattern === undefined) return replacePlain(text, search, replacement);
    return runPattern(pattern, text, (expression) => replaceMatches(text, expression, replacement));
  },
});

function replacePlain(text: string, search: string, replacement: string): string {
  const parts = text.split(search);
  checkTextLength(text.length + (parts.length - 1) * (replacement.length - search.length));
  return parts.join(replacement);
}

function replaceMatches(text: string, expression: RegExp, replacement: string): string {
  const template = replacement.includes('$') ? replacement : undefined;
  let made = text.length;
  return text.replace(expression, (match: string, ...details: unknown[]) => {
    const offset = details.findIndex((detail) => typeof detail === 'number');
    const groups = details.slice(0, offset) as readonly (string | undefined)[];
    const start = details[offset] as number;
    const result = template === undefined ? replacement : expand(template, { text, match, groups, start });
    made += result.length - match.length;
    checkTextLength(made);
    return result;
  });
}

interface Match {
  readonly text: string;
  readonly match: string;
  readonly groups: readonly (string | undefined)[];
  readonly start: number;
}

/** The replacement with `$$`, `$&`, `` $` ``, `$'`, `$1` … `$99` filled in, as `String.prototype.replace` does. */
function expand(template: string, { text, match, groups, start }: Match): string {
  let made = 0;
  return template.replace(/\$(?:[$&`']|\d\d?)/g, (reference) => {
    const filled = fill(reference);
    made += filled.length;
    checkTextLength(made);
    return filled;
  });

  function fill(reference: string): string {
    switch (reference) {
      case '$$':
        return '$';
      case '$&':
        return match;
      case '$`':
        return text.slice(0, start);
      case "$'":
        return text.slice(start + match.length);
      default:
        return group(reference);
    }
  }

  function group(reference: string): string {
    const both = Number(reference.slice(1));
    if (both >= 1 && both <= groups.length) return groups[both - 1] ?? '';
    const first = Number(reference.charAt(1));
    // "$12" with fewer than twelve groups is group 1 and a 2.
    if (reference.length === 3 && first >= 1 && first <= groups.length) {
      return `${groups[first - 1] ?? ''}${reference.charAt(2)}`;
    }
    return reference;
  }
}

let wholeEmoji: RegExp | undefined;

/**
 * Whole emoji sequences first, then single characters that are shown as pictures. Made when it is first needed: the engine
 * spells out thousands of sequences.
 */
function emojiPattern(): RegExp {
  wholeEmoji ??= new RegExp('\\p{RGI_Emoji}|\\p{Emoji_Presentation}', ['g', 'v'].join(''));
  return wholeEmoji;
}

const replaceEmojiCharacters = define({
  name: 'replaceEmojiCharacters',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'The text.'),
    optional('replacement', 'text', 'What to put in the place of each emoji.', ''),
  ],
  result: 'text',
  help: 'Replaces every emoji, also one made of several characters such as a flag or a family.',
  examples: [{ expr: '{{replaceEmojiCharacters("Hi 👋🏽!"; "*")}}', result: 'Hi *!' }],
  source: SOURCES.iml,
  call: (text, replacement = '') => {
    let made = text.length;
    return text.replace(emojiPattern(), (emoji) => {
      made += replacement.length - emoji.length;
      checkTextLength(made);
      return replacement;
    });
  },
});

/** Functions that put other text in the place of some. */
export const textReplaceFunctions: readonly FunctionDefinition[] = [replace, replaceEmojiCharacters];
