import type { ExpressionNode, ObjectEntry } from './ast.js';
import type { Cursor, ParseExpression } from './parse-cursor.js';
import { type PathHead, parsePath } from './parse-path.js';

const LITERALS: ReadonlyMap<string, null | boolean | undefined> = new Map<string, null | boolean | undefined>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['undefined', undefined],
]);

/** What stands between operators: a number, text, name, path, call, parenthesis or object. */
export function parseOperand(cursor: Cursor, parseExpression: ParseExpression): ExpressionNode {
  const { kind, value, start: offset, end } = cursor.scanner;
  switch (kind) {
    case 'number':
      cursor.advance();
      return cursor.leaf({ type: 'number', value: Number(value), text: value, offset, end });
    case 'string':
      cursor.advance();
      return cursor.leaf({ type: 'string', value, offset, end });
    case 'name':
    case 'quotedName':
      cursor.advance();
      return parseName(cursor, { name: value, quoted: kind === 'quotedName', offset, end }, parseExpression);
    case '.':
      if (!cursor.closedParenthesis) throw cursor.scanner.unexpected();
      return parsePath(cursor, { name: '', quoted: false, offset, end: offset }, parseExpression);
    case '(':
      return parseParenthesis(cursor, parseExpression);
    case '{':
      if (!cursor.settings.objectLiterals) throw cursor.scanner.unexpected();
      return parseObject(cursor, parseExpression);
    default:
      throw cursor.scanner.unexpected();
  }
}

function parseName(cursor: Cursor, head: PathHead, parseExpression: ParseExpression): ExpressionNode {
  const { name, quoted, offset, end } = head;
  if (!quoted && cursor.at('(')) return parseCall(cursor, head, parseExpression);
  const continues = cursor.at('.') || cursor.at('[');
  if (!quoted && !continues && LITERALS.has(name)) {
    return cursor.leaf({ type: 'literal', value: LITERALS.get(name), offset, end });
  }
  return parsePath(cursor, head, parseExpression);
}

function parseParenthesis(cursor: Cursor, parseExpression: ParseExpression): ExpressionNode {
  const open = cursor.scanner.start;
  cursor.advance();
  const inner = cursor.nested(parseExpression);
  cursor.expectClose(open);
  return inner;
}

/** An argument may be empty: `if(a; ; 1)`. */
function parseCall(cursor: Cursor, { name, offset }: PathHead, parseExpression: ParseExpression): ExpressionNode {
  const open = cursor.scanner.start;
  const list: (ExpressionNode | undefined)[] = [];
  let height = 1;
  cursor.advance();
  while (!cursor.at(')') && !cursor.at('end')) {
    if (cursor.at(';')) {
      list.push(undefined);
    } else {
      list.push(cursor.nested(parseExpression));
      height = Math.max(height, cursor.height);
    }
    if (!cursor.at(';')) break;
    cursor.advance();
    if (cursor.at(')')) list.push(undefined);
  }
  const end = cursor.scanner.end;
  cursor.expectClose(open);
  return cursor.grown({ type: 'call', name, arguments: list, offset, end }, height);
}

function parseObject(cursor: Cursor, parseExpression: ParseExpression): ExpressionNode {
  const offset = cursor.scanner.start;
  const entries: ObjectEntry[] = [];
  let height = 1;
  cursor.advance();
  while (!cursor.at('}')) {
    const { kind, value: key, start } = cursor.scanner;
    if (kind !== 'name' && kind !== 'quotedName' && kind !== 'string' && kind !== 'number') {
      throw cursor.scanner.unexpected();
    }
    cursor.advance();
    if (!cursor.at(':')) throw cursor.scanner.unexpected();
    cursor.advance();
    const value = cursor.nested(parseExpression);
    height = Math.max(height, cursor.height);
    entries.push({ key, value, offset: start, end: value.end });
    if (!cursor.at(';')) break;
    cursor.advance();
  }
  if (!cursor.at('}')) throw cursor.scanner.unexpected();
  const end = cursor.scanner.end;
  cursor.advance();
  return cursor.grown({ type: 'object', entries, offset, end }, height);
}
