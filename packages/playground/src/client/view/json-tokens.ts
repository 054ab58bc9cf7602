/** A piece of a line of JSON, and what it is. `template` is an expression within a text (`{{…}}`). */
export interface JsonToken {
  readonly kind: 'key' | 'text' | 'number' | 'word' | 'template' | 'plain';
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;
const TEMPLATE = /\{\{.*?\}\}/g;

/** A line of JSON in pieces to be coloured; together they are the line. Text that is no JSON is plain. */
export function jsonTokens(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let from = 0;
  for (const match of line.matchAll(TOKEN)) {
    add(tokens, 'plain', line.slice(from, match.index));
    const [whole, quoted, colon, number] = match;
    if (quoted !== undefined && colon !== undefined) {
      add(tokens, 'key', quoted);
      add(tokens, 'plain', colon);
    } else if (quoted !== undefined) addText(tokens, quoted);
    else add(tokens, number === undefined ? 'word' : 'number', whole);
    from = match.index + whole.length;
  }
  add(tokens, 'plain', line.slice(from));
  return tokens;
}

function addText(tokens: JsonToken[], quoted: string): void {
  let from = 0;
  for (const match of quoted.matchAll(TEMPLATE)) {
    add(tokens, 'text', quoted.slice(from, match.index));
    add(tokens, 'template', match[0]);
    from = match.index + match[0].length;
  }
  add(tokens, 'text', quoted.slice(from));
}

function add(tokens: JsonToken[], kind: JsonToken['kind'], text: string): void {
  if (text !== '') tokens.push({ kind, text });
}
