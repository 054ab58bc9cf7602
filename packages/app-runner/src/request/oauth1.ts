import { createHash, createHmac, createSign } from 'node:crypto';
import type { Environment } from '@connect-app/iml';
import OAuth from 'oauth-1.0a';
import type { HttpRequest } from '../transport/types.js';
import { invalid, type OAuth1, readOAuth1 } from './oauth1-directive.js';
import { encodeComponent } from './query.js';

/**
 * Signs a request with OAuth 1 (R1.34, RFC 5849). Time and nonce come from the environment, so that a run can be
 * repeated exactly.
 * @throws RunError `oauth` when the directive cannot be used.
 */
export function signOAuth1(http: HttpRequest, directive: unknown, environment: Environment): HttpRequest {
  if (directive === undefined || directive === null) return http;
  const options = readOAuth1(directive);
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
  const hash = bodyHash(http, options.bodyHash);
  if (hash !== undefined) data['oauth_body_hash'] = hash;
  const signed = oauth.authorize({ url: http.url, method: http.method, data }, token);
  const fields = Object.entries(signed).filter(([name]) => name.startsWith('oauth_'));
  return place(
    http,
    fields.map(([name, value]) => [name, String(value)] as const),
    options.transport,
  );
}

/** A form is signed itself, so it has no hash, and neither has a request without a body. */
function bodyHash(http: HttpRequest, wanted: boolean | string): string | undefined {
  if (typeof wanted === 'string') return wanted;
  if (!wanted || http.body === undefined || isForm(http)) return undefined;
  return createHash('sha1').update(http.body).digest('base64');
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
