import { textForm } from '@connect-app/iml';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { Warn } from '../response/warn.js';
import type { EncodedBody } from './encoded-body.js';
import { encodeMultipart } from './multipart.js';
import { encodeQuery } from './query.js';

/** Values of the request's `type` (R1.23). */
const REQUEST_TYPES = ['json', 'urlencoded', 'multipart/form-data', 'text', 'string', 'raw', 'binary'] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** Names that are no types, but say clearly what is meant. */
const ALIASES: Readonly<Record<string, RequestType>> = {
  multipart: 'multipart/form-data',
  'form-data': 'multipart/form-data',
  form: 'urlencoded',
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'urlencoded',
  'text/plain': 'text',
};

/** Reads the `type` directive; absent means `json` (R1.23). @throws RunError `request-type`. */
export function requestTypeOf(type: unknown, warn: Warn): RequestType {
  if (type === undefined || type === null || type === '') return 'json';
  const found = REQUEST_TYPES.find((known) => known === type);
  if (found !== undefined) return found;
  const name = String(type).trim().toLowerCase();
  const meant =
    REQUEST_TYPES.find((known) => known === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined);
  if (meant !== undefined) {
    warn('request-type', `Request type "${String(type)}" is read as "${meant}"; the platform may not know it (R1.23).`);
    return meant;
  }
  throw new RunError({
    type: 'InvalidConfigurationError',
    code: 'request-type',
    message: `Request type "${String(type)}" is not known. Use ${REQUEST_TYPES.join(', ')}.`,
  });
}

/**
 * Encodes a body (R1.24 to R1.28). JSON drops undefined and keeps null and ""; urlencoded and multipart drop null too.
 * @param random Source of the multipart boundary, so that a run can be repeated exactly.
 * @returns undefined when there is nothing to send.
 */
export function encodeBody(type: RequestType, body: unknown, random: () => number): EncodedBody | undefined {
  if (body === undefined) return undefined;
  switch (type) {
    case 'json': {
      const json = JSON.stringify(body) as string | undefined;
      return json === undefined ? undefined : { bytes: utf8(json), contentType: 'application/json' };
    }
    case 'urlencoded': {
      const text = isPlainObject(body) ? encodeQuery(body, 'body') : textForm(body);
      return { bytes: utf8(text), contentType: 'application/x-www-form-urlencoded' };
    }
    case 'multipart/form-data':
      return encodeMultipart(body, random);
    case 'binary':
      if (body instanceof Uint8Array) return { bytes: body };
      if (typeof body === 'string') return { bytes: utf8(body) };
      throw new RunError({
        type: 'DataError',
        code: 'body-not-binary',
        message: `A request of type binary needs binary data as its body, but found ${typeof body}.`,
      });
    default:
      if (body instanceof Uint8Array) return { bytes: body };
      return { bytes: utf8(textForm(body)) };
  }
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
