import { NotEmulatedError, type Redactor, RunError, reportError } from '@connect-app/app-runner';
import { isImlError } from '@connect-app/iml';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Failure } from '../protocol.js';

/** A call that the server refuses, in words for the person at the page. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  /** Stable code, e.g. `unknown-module`. */
  readonly code: string;

  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A failure without secrets in its texts. */
export function maskedFailure({ error }: Failure, secrets: Redactor): Failure {
  const details = error.details?.map((line) => secrets.text(line));
  return { error: { ...error, message: secrets.text(error.message), ...(details && { details }) } };
}

/** The answer to whatever a call threw. What the app or its service brought about is a 422, the server's own fault a 500. */
export function failureOf(error: unknown): { status: ContentfulStatusCode; body: Failure } {
  if (error instanceof Refusal) {
    return { status: error.status, body: { error: { message: error.message, code: error.code } } };
  }
  if (error instanceof RunError || error instanceof NotEmulatedError) {
    const { type, message, code, details } = reportError(error);
    return { status: 422, body: { error: { type, message, code, details } } };
  }
  if (isImlError(error)) {
    return { status: 422, body: { error: { type: error.name, message: error.message, code: error.code } } };
  }
  const { type, message, code } = reportError(error);
  return { status: 500, body: { error: { type, message, code } } };
}
