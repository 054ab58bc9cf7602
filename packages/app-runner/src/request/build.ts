import { type Environment, textForm } from '@connect-app/iml';
import type { Context } from '../communication/types.js';
import { RunError } from '../errors/index.js';
import type { Warn } from '../response/warn.js';
import type { HttpRequest } from '../transport/types.js';
import { signAws } from './aws.js';
import { encodeBody, requestTypeOf } from './body.js';
import { buildUrl } from './build-url.js';
import type { CompiledRequest } from './compile.js';
import { RequestHeaders, USER_AGENT } from './headers.js';
import { type Evaluate, merged } from './merge-parent.js';
import { signOAuth1 } from './oauth1.js';
import { optionalText } from './optional-text.js';
import type { CompiledPagination } from './pagination.js';

/** A request ready to be sent, with the parts it was made of, which `log.sanitize` points into (R1.37). */
export interface BuiltRequest {
  readonly http: HttpRequest;
  readonly gzip: boolean;
  readonly followRedirects: boolean;
  readonly qs: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
}

/** What {@link buildRequest} reads. */
export interface BuildRequest {
  readonly request: CompiledRequest;
  /** Given from the second page on; what it has replaces or joins the parent's (R2.25). */
  readonly pagination?: CompiledPagination | undefined;
  readonly context: Context;
  readonly environment: Environment;
  readonly timeout: number;
  readonly warn: Warn;
}

const METHOD = /^[A-Z]{1,32}$/;
const MAX_TIMEOUT = 300_000;

/** Evaluates the request half of a step and makes the request of it (R1.13 to R1.28). */
export function buildRequest(build: BuildRequest): BuiltRequest {
  const { request, pagination, context, environment, warn } = build;
  const evaluate: Evaluate = (directive) => directive?.evaluate(context, environment);

  const { url: written, qs } = buildUrl(build, evaluate);
  const method = textForm(evaluate(pagination?.method) ?? evaluate(request.method) ?? 'GET').toUpperCase();
  if (!METHOD.test(method)) throw configuration('method', `"${method}" is no HTTP method.`);

  const headers = new RequestHeaders(merged('headers', [request.headers, pagination?.headers], pagination, evaluate));
  const url = takeCredentials(written, headers);
  headers.setDefault('User-Agent', USER_AGENT);
  if (request.gzip) headers.setDefault('Accept-Encoding', 'gzip, deflate');

  // For GET the body and its type mean nothing (R1.22).
  const bodyless = method === 'GET' || method === 'HEAD';
  const body = bodyless ? undefined : evaluate(pagination?.body ?? request.body);
  const encoded = bodyless
    ? undefined
    : encodeBody(requestTypeOf(evaluate(request.type), warn), body, environment.random);
  if (encoded?.contentType !== undefined) setContentType(headers, encoded.contentType);

  let http: HttpRequest = {
    method,
    url,
    headers: headers.list(),
    body: encoded?.bytes,
    timeout: timeoutOf(evaluate(request.timeout), build.timeout),
    ca: optionalText(evaluate(request.ca)),
  };
  if (request.oauth !== undefined) http = signOAuth1(http, evaluate(request.oauth), environment);
  if (request.aws !== undefined) http = signAws(http, evaluate(request.aws), environment);
  if (http.body !== undefined) http = { ...http, headers: withLength(http) };
  const followRedirects = bodyless ? request.followRedirects : request.followAllRedirects;
  return { http, gzip: request.gzip, followRedirects, qs, body };
}

/** `https://user:password@host/` is Basic authorization, as every HTTP client reads it. */
function takeCredentials(url: string, headers: RequestHeaders): string {
  const match = /^(https?:\/\/)([^/?#]*)@/i.exec(url);
  if (match === null) return url;
  const credentials = (match[2] ?? '').split(':').map(decoded).join(':');
  headers.setDefault('Authorization', `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`);
  return (match[1] ?? '') + url.slice(match[0].length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MULTIPART = 'multipart/form-data';
const FORM_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/;

/**
 * A given Content-Type is kept (R1.24), except where the body could not be read by it: a form is never the JSON that base
 * announces for all other requests, and no one knows the boundary of a multipart body.
 */
function setContentType(headers: RequestHeaders, contentType: string): void {
  const given = headers.get('Content-Type');
  const own = FORM_TYPE.exec(contentType)?.[0];
  const readable = own === undefined || given?.toLowerCase().startsWith(own) === true;
  const bounded = own !== MULTIPART || given?.toLowerCase().includes('boundary=') === true;
  if (given === undefined || !readable || !bounded) headers.set('Content-Type', contentType);
}

function withLength(http: HttpRequest): HttpRequest['headers'] {
  const others = http.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  return [...others, ['Content-Length', String(http.body?.byteLength ?? 0)]];
}

function timeoutOf(directive: unknown, inherited: number): number {
  const value = Number(directive);
  return Number.isFinite(value) && value > 0 ? Math.min(value, MAX_TIMEOUT) : inherited;
}

function configuration(code: string, message: string): RunError {
  return new RunError({ type: 'InvalidConfigurationError', code: `request-${code}`, message });
}
