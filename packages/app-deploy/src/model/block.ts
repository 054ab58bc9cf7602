import { createHash, scryptSync } from 'node:crypto';
import { type ParseError, parse } from 'jsonc-parser';

/** What a block holds: JSON with comments, plain text, or data that must not be shown. */
export type BlockContent = 'json' | 'text' | 'secret';

/** Common data holds client secrets (R8.11), readme and code are text, everything else is JSON. */
export function contentOf(block: string): BlockContent {
  if (block === 'common') return 'secret';
  return block === 'readme' || block === 'code' || block === 'test' ? 'text' : 'json';
}

/** MD5 of a text, as the instance's checksums have it (R10.10). */
export function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

/**
 * A text reduced to what it means: JSON without comments and layout, other text without the difference between line ends.
 * Two texts of the same meaning give the same result.
 */
export function meaningOf(block: string, text: string): string {
  if (contentOf(block) === 'text') return text.replaceAll('\r\n', '\n').trimEnd();
  // A whole block may be one bare reference (R5.2).
  if (/^\s*rpc:\/\/\S+\s*$/.test(text)) return JSON.stringify(text.trim());
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  return errors.length > 0 ? text.trim() : JSON.stringify(value ?? null);
}

/** Whether a block has nothing in it yet, as the instance stores new blocks. */
export function isEmptyBlock(block: string, text: string): boolean {
  return ['', 'null', '{}', '[]', '""'].includes(meaningOf(block, text));
}

/** A text for people to compare: JSON laid out line by line. */
export function readable(block: string, text: string): string {
  const meaning = meaningOf(block, text);
  if (contentOf(block) === 'text') return `${meaning}\n`;
  try {
    return `${JSON.stringify(JSON.parse(meaning), undefined, 2)}\n`;
  } catch {
    return `${meaning}\n`;
  }
}

/**
 * What the mapping file remembers of a block, to see whether it was changed on the instance. That file is meant to be
 * committed, so common data, which may hold guessable secrets, goes through a slow and salted hash.
 */
export function fingerprint(key: string, text: string): string {
  const block = key.slice(key.lastIndexOf('/') + 1);
  const meaning = meaningOf(block, text);
  return contentOf(block) === 'secret' ? scryptSync(meaning, `connect-app:${key}`, 16).toString('hex') : md5(meaning);
}
