import { NotEmulatedError, RunError } from '../errors/index.js';
import type { Redactor } from '../record/redactor.js';

/** The same error without secrets in its message and details; its cause, which may hold some, stays behind. */
export function redactError(error: unknown, redactor: Redactor | undefined): unknown {
  if (redactor === undefined) return error;
  if (error instanceof RunError) {
    const { type, code, statusCode, step, location, details } = error;
    const safe = { type, code, statusCode, step, location, details: details.map((line) => redactor.text(line)) };
    return new RunError({ ...safe, message: redactor.text(error.message) });
  }
  if (error instanceof NotEmulatedError) {
    const { feature, location } = error;
    return new NotEmulatedError({ feature, location, message: redactor.text(error.message) });
  }
  return error;
}
