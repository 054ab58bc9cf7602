import { RunError } from '../errors/index.js';

/** The error for a body that is not what its type says; the platform's own text is not known (R2.7). */
export function parseError(format: string, cause: unknown): RunError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RunError({
    type: 'DataError',
    code: 'response-parse',
    message: `The response body is not valid ${format}: ${reason.split('\n')[0] ?? ''}`,
    cause,
  });
}
