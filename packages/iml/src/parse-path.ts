import type { PathStep, Span } from './ast.js';
import type { Cursor, Parsed, ParseExpression } from './parse-cursor.js';

/** The first name of a path. */
export interface PathHead extends Span {
  readonly name: string;
  readonly quoted: boolean;
}

/** The steps behind a name: `.key`, `[expression]` or `[]`, as many as there are. */
export function parsePath(cursor: Cursor, head: PathHead, parseExpression: ParseExpression): Parsed {
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
      height = Math.max(height, index?.height ?? 1);
      end = cursor.scanner.end;
      steps.push({ type: 'index', index: index?.node, offset, end });
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
  const { kind, value, end } = cursor.scanner;
  if (kind !== 'name' && kind !== 'quotedName' && kind !== 'number') throw cursor.scanner.unexpected();
  const keys = kind === 'number' ? value.split('.') : [value];
  let at = offset;
  for (const [index, key] of keys.entries()) {
    const stepEnd = index === keys.length - 1 ? end : at + 1 + key.length;
    steps.push({ type: 'key', key, offset: at, end: stepEnd });
    at = stepEnd;
  }
  cursor.advance();
  return end;
}
