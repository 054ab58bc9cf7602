import { type BinaryToTextEncoding, createHash, createHmac } from 'node:crypto';
import { coerceArgument } from '../coerce.js';
import type { Environment } from '../environment.js';
import { ImlError } from '../error.js';
import { decodeText } from './binary-text.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';
import { invalidArgument, shown } from './limits.js';

const md5 = define({
  name: 'md5',
  groups: ['text', 'binary'],
  parameters: [required('text', 'buffer', 'The text, in UTF-8, or the bytes.')],
  result: 'text',
  help: 'Returns the MD5 hash in hexadecimal digits.',
  examples: [{ expr: '{{md5("Make")}}', result: '529a05ca6c1263aab080ec4f20754411' }],
  source: SOURCES.text,
  call: (bytes) =>
    createHash('md5')
      .update(bytes ?? '')
      .digest('hex'),
});

function shaFunction(name: 'sha1' | 'sha256' | 'sha512', example: FunctionExample): FunctionDefinition {
  return define({
    name,
    groups: ['text', 'binary'],
    parameters: [
      required('text', 'buffer', 'The text, in UTF-8, or the bytes.'),
      optional('encoding', 'text', 'How the hash is written: hex, base64 or latin1.', 'hex'),
      optional('key', 'any', 'A secret: the result is then the HMAC with that key.'),
      optional('key encoding', 'text', 'How the key is written: text, hex, base64 or binary (a buffer).', 'text'),
    ],
    result: 'text',
    help: `Returns the ${name.toUpperCase().replace('SHA', 'SHA-')} hash, or the HMAC with a key.`,
    examples: [example],
    source: SOURCES.text,
    call(bytes, encoding, key, keyEncoding) {
      const secret = keyBytes(key, keyEncoding, this);
      const hash = secret === undefined ? createHash(name) : createHmac(name, secret);
      return hash.update(bytes ?? '').digest(digestEncoding(encoding));
    },
  });
}

function digestEncoding(name: string | undefined): BinaryToTextEncoding {
  switch (name?.toLowerCase()) {
    case undefined:
    case '':
    case 'hex':
      return 'hex';
    case 'base64':
      return 'base64';
    case 'latin1':
      return 'binary';
    default:
      throw invalidArgument(`'${shown(name ?? '')}' is not an encoding of a hash: use hex, base64 or latin1.`);
  }
}

/** The key of an HMAC, or undefined when there is none. An error never quotes it. */
function keyBytes(key: unknown, encoding: string | undefined, environment: Environment): Buffer | undefined {
  if (key === null || key === undefined || key === '') return undefined;
  if (key instanceof Uint8Array) return Buffer.from(key);
  switch (encoding?.toLowerCase()) {
    case undefined:
    case '':
    case 'text':
    case 'utf8':
      return bytesOfKey(key, environment);
    case 'hex':
    case 'base64':
      return decodeText(
        bytesOfKey(key, environment).toString('utf8'),
        encoding.toLowerCase() === 'hex' ? 'hex' : 'base64',
        'The key',
      );
    case 'binary':
      throw new ImlError({
        code: 'invalid-buffer',
        message: 'The key is not a buffer, as the key encoding binary demands.',
      });
    default:
      throw invalidArgument(`'${shown(encoding ?? '')}' is not an encoding of a key: use text, hex, base64 or binary.`);
  }
}

function bytesOfKey(key: unknown, environment: Environment): Buffer {
  try {
    return coerceArgument(key, { type: 'buffer', environment }) as Buffer;
  } catch {
    throw new ImlError({ code: 'invalid-text', message: 'The key is neither a text nor a buffer.' });
  }
}

/** Functions that make hashes. */
export const hashFunctions: readonly FunctionDefinition[] = [
  md5,
  shaFunction('sha1', { expr: '{{sha1("Make")}}', result: 'a94431ee22f05f141107f9355ed3127d0f0c4d5a' }),
  shaFunction('sha256', {
    expr: '{{sha256("Make"; "base64"; "secret")}}',
    result: 'L8ZU+3Dhb99KYm4tJ9IkptkP6IzfEzFZFTex+PcY3mk=',
  }),
  shaFunction('sha512', {
    expr: '{{sha512("Make"; "hex"; "736563726574"; "hex")}}',
    result:
      'c760ac6800ce870ba526b874d90df69a6e6553a659a8cf349f51445f6271d5e1041aa723bb18117f515a905c653248175947e6b0c05b6623693dec97959e5ab6',
  }),
];
