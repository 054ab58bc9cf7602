import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Report } from '../reporter.js';
import { TextPlace } from './place.js';
import type { SourceText } from './source-text.js';
import type { Tree, TreeEntry } from './tree.js';

/** Deeper nesting than this is no app definition: it would only exhaust the stack. */
const MAX_DEPTH = 200;

/** `rpc://…` and nothing else but comments before it. */
const BARE_REFERENCE = /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(rpc:\/\/\S+)\s*$/;

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not JSON. Put texts in double quotes.',
  InvalidNumberFormat: 'This number is not written as JSON wants it.',
  PropertyNameExpected: 'A property name in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is missing after the property name.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'A closing brace "}" is missing.',
  CloseBracketExpected: 'A closing bracket "]" is missing.',
  EndOfFileExpected: 'Nothing more is expected after the end of the value.',
  InvalidCommentToken: 'This comment is not allowed here.',
  UnexpectedEndOfComment: 'This comment is never closed.',
  UnexpectedEndOfString: 'This text is not closed: a double quote is missing before the end of the line.',
  UnexpectedEndOfNumber: 'This number ends too early.',
  InvalidUnicode: 'This \\u escape needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON. Write a backslash as "\\\\".',
  InvalidCharacter: 'A control character must be escaped inside a text, a line break as "\\n".',
};

/**
 * Reads JSON with comments and trailing commas. What cannot be read is reported as `json/syntax` and left out; the rest is
 * returned. A whole block may be a bare `rpc://…` without quotes (R5.2, R10.7). Undefined stands for an empty file or `null`.
 */
export function parseDocument(source: SourceText, report: Report): Tree | undefined {
  const { text } = source;
  const bare = BARE_REFERENCE.exec(text);
  if (bare?.[1] !== undefined) {
    return { kind: 'scalar', value: bare[1], place: new TextPlace(source, text.lastIndexOf(bare[1])) };
  }
  const tooDeep = offsetBeyondDepth(text);
  if (tooDeep !== undefined) {
    report({
      rule: 'json/depth',
      severity: 'error',
      message: `Values are nested more than ${MAX_DEPTH} levels deep. Flatten the definition.`,
      at: source.locationAt(tooDeep),
    });
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const lines = new Set<number>();
  for (const error of errors) {
    const at = source.locationAt(error.offset);
    // One slip makes the parser complain several times about the same line; the first complaint is the helpful one.
    if (lines.has(at.line)) continue;
    lines.add(at.line);
    const message = MESSAGES[printParseErrorCode(error.error)] ?? 'This is not valid JSON.';
    report({ rule: 'json/syntax', severity: 'error', message, at });
  }
  const tree = root && convert(root, source, report);
  return tree?.kind === 'scalar' && tree.value === null ? undefined : tree;
}

function offsetBeyondDepth(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (;;) {
    const token: number = scanner.scan();
    if (token === 17 /* end of file */) return undefined;
    if (token === 1 /* { */ || token === 3 /* [ */) {
      depth += 1;
      if (depth > MAX_DEPTH) return scanner.getTokenOffset();
    } else if (token === 2 /* } */ || token === 4 /* ] */) depth -= 1;
  }
}

function convert(node: Node, source: SourceText, report: Report): Tree | undefined {
  const place = new TextPlace(source, node.offset);
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => convert(child, source, report));
    return { kind: 'array', place, items: items.filter((item) => item !== undefined) };
  }
  if (node.type !== 'object') {
    const value: unknown = node.value;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', place, value: plain };
  }
  const entries = new Map<string, TreeEntry>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    const tree = valueNode && convert(valueNode, source, report);
    if (!keyNode || !tree) continue;
    const name = String(keyNode.value);
    if (entries.has(name)) {
      report({
        rule: 'json/duplicate-key',
        severity: 'warning',
        message: `"${name}" is written twice in this object; only the last one counts. Remove one of them.`,
        at: source.locationAt(keyNode.offset),
      });
    }
    entries.set(name, { key: new TextPlace(source, keyNode.offset), tree });
  }
  return { kind: 'object', place, entries };
}
