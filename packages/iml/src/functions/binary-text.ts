import { invalidArgument } from './limits.js';

/**
 * The bytes that a hexadecimal or base64 text stands for. Blanks, the URL-safe alphabet and missing padding are taken.
 *
 * @param subject names the text in the error, which never quotes it: it may be a key.
 */
export function decodeText(text: string, encoding: 'hex' | 'base64', subject: string): Buffer {
  const compact = text.replace(/\s/g, '');
  const valid = encoding === 'hex' ? /^(?:[0-9a-f]{2})*$/i : /^[a-z0-9+/_-]*={0,2}$/i;
  if (!valid.test(compact))
    throw invalidArgument(`${subject} is not valid ${encoding === 'hex' ? 'hexadecimal' : 'base64'}.`);
  return Buffer.from(compact, encoding);
}
