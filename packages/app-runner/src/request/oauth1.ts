import { createHash, createHmac, createSign } from 'node:crypto';
import { type Environment, textForm } from '@connect-app/iml';
import OAuth from 'oauth-1.0a';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { HttpRequest } from '../transport/types.js';
import { encodeComponent } from './query.js';

/** The `oauth` directive: OAuth 1 only (R1.34). */
interface OAuth1 {
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
  readonly bodyHash: boolean;
}

/**
 * Signs a request with OAuth 1 (R1.34, RFC 5849). Time and nonce come from the environment, so that a run can be
 * repeated exactly.
 * @throws RunError `oauth` when the directive cannot be used.
 */
export function signOAuth1(http: HttpRequest, directive: unknown, environment: Environment): HttpRequest {
  if (directive === undefined || directive === null) return http;
  const options = read(directive);
  const form = isForm(http) ? formOf(http) : {};
  const oauth = new OAuth({
    consumer: { key: options.consumerKey, secret: options.consumerSecret },
    signature_method: options.method,
    hash_function: (base, key) => sign(options, base, key),
    body_hash_function: (base) => createHash('sha1').update(base).digest('base64'),
  });
  oauth.getNonce = () => environment.uuid().replaceAll('-', '');
  oauth.getTimeStamp = () => Math.floor(environment.now() / 1000);
  const extras = {
    ...(options.verifier !== undefined && { oauth_verifier: options.verifier }),
    ...(options.callback !== undefined && { oauth_callback: options.callback }),
  };
  const token = options.token === undefined ? undefined : { key: options.token, secret: options.tokenSecret };
  const data: Record<string, unknown> = { ...form, ...extras };
  const hash = options.bodyHash && http.body !== undefined && !isForm(http);
  if (hash)
    data['oauth_body_hash'] = createHash('sha1')
      .update(http.body ?? '')
      .digest('base64');
  const signed = oauth.authorize({ url: http.url, method: http.method, data }, token);
  const fields = Object.entries(signed).filter(([name]) => name.startsWith('oauth_'));
  return place(
    http,
    fields.map(([name, value]) => [name, String(value)] as const),
    options.transport,
  );
}

type Field = readonly [name: string, value: string];

function place(http: HttpRequest, fields: readonly Field[], transport: OAuth1['transport']): HttpRequest {
  const pairs = fields.map(([name, value]) => `${encodeComponent(name)}=${encodeComponent(value)}`);
  if (transport === 'query') {
    return { ...http, url: `${http.url}${http.url.includes('?') ? '&' : '?'}${pairs.join('&')}` };
  }
  if (transport === 'body') {
    if (!isForm(http)) throw invalid('transport_method "body" needs a request of type urlencoded.');
    const before = Buffer.from(http.body ?? []).toString('utf8');
    return { ...http, body: Buffer.from([before, ...pairs].filter((part) => part !== '').join('&'), 'utf8') };
  }
  const line = fields.map(([name, value]) => `${encodeComponent(name)}="${encodeComponent(value)}"`).join(', ');
  const others = http.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  return { ...http, headers: [...others, ['Authorization', `OAuth ${line}`]] };
}

function sign(options: OAuth1, base: string, key: string): string {
  if (options.method === 'PLAINTEXT') return key;
  if (options.method === 'HMAC-SHA1') return createHmac('sha1', key).update(base).digest('base64');
  try {
    return createSign('RSA-SHA1')
      .update(base)
      .sign(options.privateKey ?? '', 'base64');
  } catch {
    throw invalid('private_key is no PEM key that can sign.');
  }
}

function isForm(http: HttpRequest): boolean {
  return http.headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith('application/x-www-form-urlencoded'),
  );
}

function formOf(http: HttpRequest): Record<string, string | string[]> {
  const parameters = new URLSearchParams(Buffer.from(http.body ?? []).toString('utf8'));
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function read(directive: unknown): OAuth1 {
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
    bodyHash: directive['body_hash'] === true || directive['body_hash'] === 'true',
  };
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

function invalid(message: string): RunError {
  return new RunError({
    type: 'InvalidConfigurationError',
    code: 'oauth',
    message: `The oauth directive cannot be used. ${message}`,
  });
}
