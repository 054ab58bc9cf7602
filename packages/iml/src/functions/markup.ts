/** Text that shows as itself in HTML. The vendor documents `<` and `>` only; quotes are escaped too (decision). */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? character);
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text that shows as itself in Markdown: its special characters as numeric entities. Which ones is documented for `#`
 * alone; these are the characters of https://daringfireball.net/projects/markdown/syntax#backslash (decision).
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text without HTML tags and comments. What stands between tags stays, entities stay as they are written. */
export function stripHtml(text: string): string {
  const parts: string[] = [];
  let from = 0;
  // What is not found once stands nowhere behind either: looking for it each time would take quadratic time.
  let comments = true;
  let quotes = true;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', Math.max(open + 1, from))) {
    if (!/[a-z/!?]/i.test(text.charAt(open + 1))) continue;
    let end = -1;
    if (text.startsWith('<!--', open)) {
      if (comments) end = endOfComment(text, open);
      comments = end >= 0;
    } else if (quotes) {
      end = endOfTag(text, open);
      quotes = end >= 0;
    }
    if (end < 0) end = text.indexOf('>', open) + 1;
    if (end === 0) break;
    parts.push(text.slice(from, open));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function endOfComment(text: string, open: number): number {
  const end = text.indexOf('-->', open + 4);
  return end < 0 ? -1 : end + 3;
}

/** The offset behind the `>` that closes a tag, skipping those inside quoted attributes; -1 when there is none. */
function endOfTag(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') {
      return at + 1;
    } else if (character === '"' || character === "'") {
      quote = character;
    }
  }
  return -1;
}
