import type { CommunicationRuntime } from '../communication/runtime.js';
import { RunError } from '../errors/index.js';
import type { Position } from '../events.js';
import { recordBody } from '../record/body.js';
import {
  type LoggedCall,
  learnSecrets,
  parseSanitizePath,
  sanitizeRequest,
  sanitizeResponse,
} from '../record/sanitize.js';
import { decompress } from '../response/decompress.js';
import { headersOf, headerValue } from '../response/headers.js';
import { parseBody, responseTypeOf } from '../response/parse.js';
import type { Warn } from '../response/warn.js';
import type { HttpRequest, HttpResponse } from '../transport/types.js';
import type { BuiltRequest } from './build.js';
import { MAX_REDIRECTS, nextHop } from './redirect.js';

/** A response as the rest of the step reads it (R2.8). */
export interface ParsedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What {@link sendRequest} needs beside the request. */
export interface SendOptions {
  readonly runtime: CommunicationRuntime;
  readonly position: Position;
  /** Paths of `log.sanitize`. */
  readonly sanitize: readonly string[];
  /** The `response.type` directive, evaluated. */
  readonly responseType: unknown;
  readonly warn: Warn;
}

/**
 * Sends a request, follows redirects (R1.31) and reads the response. Every hop goes through the transport, so each is
 * checked and recorded on its own.
 */
export async function sendRequest(built: BuiltRequest, options: SendOptions): Promise<ParsedResponse> {
  const { runtime } = options;
  if (runtime.budget.spent >= runtime.limits.maxRequestCount) {
    throw new RunError({
      type: 'RuntimeError',
      code: 'request-cap',
      message: `The execution made ${runtime.limits.maxRequestCount} requests, which is as many as are allowed (R2.29).`,
    });
  }
  runtime.budget.spent++;
  let request = built.http;
  for (let hop = 0; ; hop++) {
    const logged = startLog(request, built, options);
    const started = runtime.environment.now();
    const response = await runtime.transport(request, runtime.signal);
    const duration = Math.max(0, runtime.environment.now() - started);
    const next = built.followRedirects ? nextHop(request, response) : undefined;
    if (next === undefined) return await readResponse({ response, built, logged, duration, options });
    endLog({ response, logged, duration, options });
    if (hop >= MAX_REDIRECTS) {
      throw new RunError({
        type: 'RuntimeError',
        code: 'too-many-redirects',
        message: `The request was redirected more than ${MAX_REDIRECTS} times (R1.31).`,
      });
    }
    request = next;
  }
}

/** Codes of bodies that are not what their headers say. */
const UNREADABLE: ReadonlySet<string> = new Set(['response-parse', 'response-encoding']);

interface Answer {
  readonly response: HttpResponse;
  readonly logged: LoggedCall;
  readonly duration: number;
  readonly options: SendOptions;
}

async function readResponse({ built, ...answer }: Answer & { built: BuiltRequest }): Promise<ParsedResponse> {
  const { response, options } = answer;
  const { statusCode } = response;
  const contentType = headerValue(response.headers, 'content-type');
  const parsed = { statusCode, headers: headersOf(response.headers) };
  let bytes = response.body;
  try {
    bytes = await decompress(response, built.gzip, options.warn);
    const type = responseTypeOf(options.responseType, statusCode, options.warn);
    const body = await parseBody({ statusCode, contentType, bytes }, type, options.warn);
    endLog({ ...answer, response: { ...response, body: bytes } }, body);
    return { ...parsed, body };
  } catch (error) {
    endLog({ ...answer, response: { ...response, body: bytes } });
    // The status says more than an error page that cannot be read: let the status decide (R2.1).
    if (statusCode < 400 || !(error instanceof RunError) || !UNREADABLE.has(error.code)) throw error;
    options.warn(error.code, error.message);
    return { ...parsed, body: Buffer.from(bytes).toString('utf8') };
  }
}

function startLog(request: HttpRequest, built: BuiltRequest, { runtime, sanitize, position }: SendOptions): LoggedCall {
  const headers = Object.fromEntries(request.headers);
  const logged: LoggedCall = { request: { url: request.url, headers, qs: built.qs ?? {}, body: built.body } };
  const { emit, redactor } = runtime;
  const paths = sanitize.map(parseSanitizePath);
  if (redactor !== undefined) learnSecrets(paths, logged, redactor);
  if (emit !== undefined) {
    const mimeType = headerValue(request.headers, 'content-type');
    const body = request.body === undefined ? {} : { body: recordBody(request.body, { mimeType, redactor }) };
    const { method, url } = request;
    const recorded = sanitizeRequest({ method, url, headers: request.headers, ...body }, paths);
    emit({ type: 'request', ...position, request: recorded });
  }
  return logged;
}

function endLog({ response, logged, duration, options }: Answer, body?: unknown): void {
  const { runtime, position } = options;
  const { emit, redactor } = runtime;
  const paths = options.sanitize.map(parseSanitizePath);
  if (redactor !== undefined) {
    learnSecrets(paths, { ...logged, response: { headers: headersOf(response.headers), body } }, redactor);
  }
  if (emit === undefined) return;
  const { statusCode, statusText, headers } = response;
  const [mimeType, contentEncoding] = ['content-type', 'content-encoding'].map((name) => headerValue(headers, name));
  const recorded = recordBody(response.body, { mimeType, contentEncoding, redactor });
  emit({
    type: 'response',
    ...position,
    response: sanitizeResponse({ statusCode, statusText, headers, body: recorded, duration }, paths),
  });
}
