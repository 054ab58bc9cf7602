import { createHmac } from 'node:crypto';
import { type Environment, textForm } from '@connect-app/iml';
import aws4 from 'aws4';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { HttpRequest } from '../transport/types.js';

/** The `aws` directive (R1.33). */
interface Aws {
  readonly key: string;
  readonly secret: string;
  readonly session: string | undefined;
  readonly bucket: string | undefined;
  readonly version: 2 | 4;
  readonly service: string | undefined;
  readonly region: string | undefined;
}

/** Query parameters that are part of the resource in signature version 2 of S3. */
const SUBRESOURCES = new Set(
  (
    'acl cors delete lifecycle location logging notification partNumber policy requestPayment response-cache-control ' +
    'response-content-disposition response-content-encoding response-content-language response-content-type ' +
    'response-expires tagging torrent uploadId uploads versionId versioning versions website'
  ).split(' '),
);

/**
 * Signs a request for AWS: version 2 (the default, S3's REST form) or 4 (R1.33). `service` and `region`, which no source
 * documents for version 4, are read from the directive when they are there and else told by the host.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
export function signAws(http: HttpRequest, directive: unknown, environment: Environment): HttpRequest {
  if (directive === undefined || directive === null) return http;
  const aws = read(directive);
  return aws.version === 4 ? version4(http, aws, environment) : version2(http, aws, environment);
}

function version4(http: HttpRequest, aws: Aws, environment: Environment): HttpRequest {
  const url = new URL(http.url);
  const stamp = new Date(environment.now()).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const signed = aws4.sign(
    {
      host: url.host,
      path: url.pathname + url.search,
      method: http.method,
      headers: { ...Object.fromEntries(http.headers), 'X-Amz-Date': stamp },
      ...(http.body === undefined ? {} : { body: Buffer.from(http.body) }),
      ...(aws.service === undefined ? {} : { service: aws.service }),
      ...(aws.region === undefined ? {} : { region: aws.region }),
    },
    {
      accessKeyId: aws.key,
      secretAccessKey: aws.secret,
      ...(aws.session === undefined ? {} : { sessionToken: aws.session }),
    },
  );
  const headers = Object.entries(signed.headers ?? {}).filter(([name]) => !/^(host|content-length)$/i.test(name));
  return { ...http, headers: headers.map(([name, value]) => [name, String(value)] as const) };
}

function version2(http: HttpRequest, aws: Aws, environment: Environment): HttpRequest {
  const url = new URL(http.url);
  const headers: (readonly [string, string])[] = [
    ...http.headers.filter(([name]) => !/^(date|authorization)$/i.test(name)),
    ['Date', new Date(environment.now()).toUTCString()],
  ];
  if (aws.session !== undefined) headers.push(['X-Amz-Security-Token', aws.session]);
  const header = (name: string): string => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const amz = headers
    .filter(([name]) => name.toLowerCase().startsWith('x-amz-'))
    .map(([name, value]) => `${name.toLowerCase()}:${value.trim()}\n`)
    .sort();
  const bucket = aws.bucket === undefined ? '' : `/${aws.bucket}`;
  const text = [http.method, header('content-md5'), header('content-type'), header('date')].join('\n');
  const signature = createHmac('sha1', aws.secret)
    .update(`${text}\n${amz.join('')}${bucket}${url.pathname}${subresources(url)}`)
    .digest('base64');
  return { ...http, headers: [...headers, ['Authorization', `AWS ${aws.key}:${signature}`]] };
}

function subresources(url: URL): string {
  const parts = [...url.searchParams]
    .filter(([name]) => SUBRESOURCES.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function read(directive: unknown): Aws {
  if (!isPlainObject(directive)) throw invalid('It has to be a collection.');
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(directive, key) ? directive[key] : undefined;
    return value === undefined || value === null || value === '' ? undefined : textForm(value);
  };
  const [key, secret] = [text('key'), text('secret')];
  if (key === undefined || secret === undefined) throw invalid('key and secret are needed.');
  const version = Number(text('sign_version') ?? 2);
  if (version !== 2 && version !== 4) throw invalid('sign_version has to be 2 or 4.');
  return {
    key,
    secret,
    version,
    session: text('session'),
    bucket: text('bucket'),
    service: text('service'),
    region: text('region'),
  };
}

function invalid(message: string): RunError {
  return new RunError({
    type: 'InvalidConfigurationError',
    code: 'aws',
    message: `The aws directive cannot be used. ${message}`,
  });
}
