import { createScanner } from 'jsonc-parser';
import { SourceText } from '../json/source-text.js';
import type { Location } from '../section.js';

/** A comment that silences findings: `// connect-app-ignore <rule>[, <rule>]: <reason>`. */
export interface IgnoreComment {
  /** Where the comment stands. */
  readonly at: Location;
  readonly rules: readonly string[];
  readonly reason: string;
  /** The line whose findings it silences; undefined for the whole file (`connect-app-ignore-file`). */
  readonly line: number | undefined;
}

/** The word that begins such a comment. */
export const IGNORE = 'connect-app-ignore';
const DIRECTIVE = /^(?:\/\/|\/\*)\s*connect-app-ignore(-file)?\s+([\w/,\s-]+?)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?$/;

/**
 * The comments of a JSONC or JavaScript file that silence findings. One behind something silences its own line, one that stands
 * alone the next line that is no comment.
 */
export function ignoreCommentsIn(file: string, text: string): IgnoreComment[] {
  if (!text.includes(IGNORE)) return [];
  const source = new SourceText(file, text);
  const comments = file.endsWith('.js') ? commentsOfScript(text) : commentsOfJson(text);
  return comments.flatMap(({ offset, end }) => {
    const found = DIRECTIVE.exec(text.slice(offset, end).trim());
    const [, whole, rules = '', reason = ''] = found ?? [];
    if (!found) return [];
    const at = source.locationAt(offset);
    const line = whole === undefined ? silencedLine(source, text, { offset, end }) : undefined;
    return [{ at, rules: rules.split(',').map((rule) => rule.trim()), reason: reason.trim(), line }];
  });
}

interface Comment {
  readonly offset: number;
  readonly end: number;
}

function commentsOfJson(text: string): Comment[] {
  const scanner = createScanner(text, false);
  const comments: Comment[] = [];
  for (;;) {
    const token: number = scanner.scan();
    if (token === 17 /* end of file */) return comments;
    if (token === 12 /* line comment */ || token === 13 /* block comment */) {
      const offset = scanner.getTokenOffset();
      comments.push({ offset, end: offset + scanner.getTokenLength() });
    }
  }
}

/** In code a comment must stand alone in its line: telling comments from texts takes a parser. */
function commentsOfScript(text: string): Comment[] {
  return [...text.matchAll(/^[ \t]*(\/\/.*)$/gm)].map((match) => {
    const offset = match.index + match[0].indexOf('//');
    return { offset, end: offset + (match[1]?.trimEnd().length ?? 0) };
  });
}

function silencedLine(source: SourceText, text: string, { offset, end }: Comment): number {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (before.trim() !== '') return source.locationAt(offset).line;
  const next = /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(text.slice(end))?.[0].length ?? 0;
  return source.locationAt(end + next).line;
}
