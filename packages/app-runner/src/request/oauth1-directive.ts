import { textForm } from '@connect-app/iml';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';

/** The `oauth` directive: OAuth 1 only (R1.34). */
export interface OAuth1 {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly privateKey: string | undefined;
  readonly token: string | undefined;
  readonly tokenSecret: string;
  readonly verifier: string | undefined;
  /** Not documented, but a request token needs it (RFC 5849 §2.1). */
  readonly callback: string | undefined;
  readonly method: 'HMAC-SHA1' | 'RSA-SHA1' | 'PLAINTEXT';
  readonly transport: 'header' | 'query' | 'body';
  /** True makes the hash of the body, a text is a hash that the app made. */
  readonly bodyHash: boolean | string;
}

/** Reads the `oauth` directive. @throws RunError `oauth` when it cannot be used. */
export function readOAuth1(directive: unknown): OAuth1 {
  if (!isPlainObject(directive)) throw invalid('It has to be a collection.');
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(directive, key) ? directive[key] : undefined;
    return value === undefined || value === null || value === '' ? undefined : textForm(value);
  };
  const consumerKey = text('consumer_key');
  if (consumerKey === undefined) throw invalid('consumer_key is missing.');
  return {
    consumerKey,
    consumerSecret: text('consumer_secret') ?? '',
    privateKey: text('private_key'),
    token: text('token'),
    tokenSecret: text('token_secret') ?? '',
    verifier: text('verifier'),
    callback: text('callback'),
    method: choice('signature_method', text('signature_method'), ['HMAC-SHA1', 'RSA-SHA1', 'PLAINTEXT']),
    transport: choice('transport_method', text('transport_method'), ['header', 'query', 'body']),
    // On by default, as the vendor's schema has it (R1.34).
    bodyHash: switchOrText(text('body_hash') ?? 'true'),
  };
}

function switchOrText(value: string): boolean | string {
  return value === 'true' || (value !== 'false' && value);
}

function choice<Value extends string>(
  name: string,
  value: string | undefined,
  known: readonly [Value, ...Value[]],
): Value {
  if (value === undefined) return known[0];
  const found = known.find((one) => one === value);
  if (found === undefined) throw invalid(`${name} "${value}" is not known; use ${known.join(', ')}.`);
  return found;
}

/** The error for a directive that cannot be used. */
export function invalid(message: string): RunError {
  return new RunError({
    type: 'InvalidConfigurationError',
    code: 'oauth',
    message: `The oauth directive cannot be used. ${message}`,
  });
}
