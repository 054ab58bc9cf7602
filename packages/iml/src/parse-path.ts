import type { PathNode, PathStep, Span } from './ast.js';
import type { Cursor, ParseExpression } from './parse-cursor.js';

/** The first name of a path. */
export interface PathHead extends Span {
  readonly name: string;
  readonly quoted: boolean;
}

/** The steps behind a name: `.key`, `[expression]` or `[]`, as many as there are. */
export function parsePath(cursor: Cursor, head: PathHead, parseExpression: ParseExpression): PathNode {
  const steps: PathStep[] = [];
  let end = head.end;
  let height = 1;
  for (;;) {
    const offset = cursor.scanner.start;
    if (cursor.at('.')) {
      cursor.advance();
      end = pushKeys(cursor, steps, offset);
    } else if (cursor.at('[')) {
      cursor.advance();
      const index = cursor.at(']') ? undefined : cursor.nested(parseExpression);
      if (!cursor.at(']')) throw cursor.scanner.unexpected();
      if (index !== undefined) height = Math.max(height, cursor.height);
      end = cursor.scanner.end;
      steps.push({ type: 'index', index, offset, end });
      cursor.advance();
    } else {
      break;
    }
  }
  // There are no methods: `a.b(…)`, `` `a`(…) `` and `a[1](…)` are mistakes, not text joined to a parenthesis.
  if (cursor.at('(') && cursor.scanner.start === end) throw cursor.scanner.unexpected();
  const { name, quoted, offset } = head;
  return cursor.grown({ type: 'path', name, quoted, steps, offset, end }, Math.max(height, steps.length));
}

/** After a dot `1.2` is two keys, not a fraction. */
function pushKeys(cursor: Cursor, steps: PathStep[], offset: number): number {
  const { kind, value, start, end } = cursor.scanner;
  if (kind === 'name' || kind === 'quotedName') {
    steps.push({ type: 'key', key: value, offset, end });
  } else if (kind === 'number') {
    let keyStart = offset;
    let keyEnd = start - 1;
    for (const key of value.split('.')) {
      keyEnd += 1 + key.length;
      steps.push({ type: 'key', key, offset: keyStart, end: keyEnd });
      keyStart = keyEnd;
    }
  } else {
    throw cursor.scanner.unexpected();
  }
  cursor.advance();
  return end;
}
