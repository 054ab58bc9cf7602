import { coerceArgument } from '../coerce.js';
import { textForm } from '../text-form.js';
import { decodeText } from './binary-text.js';
import { define, defineDecided, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkTextLength, invalidArgument, shown } from './limits.js';

const base64 = define({
  name: 'base64',
  groups: ['text', 'binary'],
  parameters: [required('text', 'buffer', 'The text, in UTF-8, or the bytes.')],
  result: 'text',
  help: 'Encodes a text or bytes in base64, with padding.',
  examples: [{ expr: '{{base64("Make")}}', result: 'TWFrZQ==' }],
  source: SOURCES.text,
  call: (bytes) => {
    checkTextLength(((bytes?.length ?? 0) * 4) / 3);
    return (bytes ?? Buffer.alloc(0)).toString('base64');
  },
});

const toBinary = define({
  name: 'toBinary',
  groups: ['binary'],
  parameters: [
    required('value', 'any', 'The value.'),
    optional(
      'encoding',
      'text',
      'hex or base64, when the text stands for bytes. Without it: the text itself, in UTF-8.',
    ),
  ],
  result: 'buffer',
  help: 'Returns the bytes of a value, or those a hexadecimal or base64 text stands for.',
  examples: [{ expr: '{{toBinary("TWFrZQ=="; "base64")}}', result: Buffer.from('Make') }],
  source: SOURCES.text,
  call(value, encoding) {
    if (value === null || value === undefined) return undefined;
    if (value instanceof Uint8Array || encoding === undefined || encoding === '') {
      return coerceArgument(value, { type: 'buffer', environment: this });
    }
    const name = encoding.toLowerCase();
    if (name === 'utf8' || name === 'utf-8') return Buffer.from(textForm(value), 'utf8');
    if (name !== 'hex' && name !== 'base64') {
      throw invalidArgument(`'${shown(encoding)}' is not an encoding of bytes: use hex or base64.`);
    }
    return decodeText(textForm(value), name, 'The text');
  },
});

const ENCODINGS: ReadonlyMap<string, BufferEncoding> = new Map([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['hex', 'hex'],
  ['base64', 'base64'],
  ['base64url', 'base64url'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
  ['ascii', 'ascii'],
  ['utf16le', 'utf16le'],
]);

const toStringFunction = defineDecided({
  name: 'toString',
  groups: ['text', 'binary'],
  parameters: [
    required('value', 'any', 'The value.'),
    optional(
      'encoding',
      'text',
      'How bytes are written: utf8, hex, base64, latin1, ascii or utf16le. Other values ignore it.',
      'utf8',
    ),
  ],
  result: 'text',
  help: 'Turns a value into text: a date into ISO 8601, a collection into JSON, bytes into what they encode.',
  examples: [
    { expr: '{{toString(toBinary("TWFrZQ=="; "base64"))}}', result: 'Make' },
    { expr: '{{toString(toBinary("Make"); "hex")}}', result: '4d616b65' },
  ],
  source: SOURCES.text,
  decide:
    ({ arraySeparator }) =>
    (value, encoding) => {
      const name = encoding === undefined || encoding === '' ? 'utf8' : encoding.toLowerCase();
      const known = ENCODINGS.get(name);
      if (known === undefined) throw invalidArgument(`'${shown(encoding ?? '')}' is not an encoding.`);
      if (!(value instanceof Uint8Array)) return textForm(value, arraySeparator);
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString(known);
    },
});

/** Functions between bytes and texts. */
export const binaryFunctions: readonly FunctionDefinition[] = [base64, toBinary, toStringFunction];
