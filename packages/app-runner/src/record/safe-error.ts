import { isImlError } from '@connect-app/iml';
import { NotEmulatedError, RunError } from '../errors/index.js';
import type { Redactor } from './redactor.js';

/** What {@link safeError} knows about the run that failed. */
export interface SafeErrorOptions {
  readonly redactor?: Redactor | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a run may throw: the reason of the caller's own signal as it is; else a RunError or NotEmulatedError without secrets.
 * Whatever is none of ours is a defect of the workbench and becomes an `UnexpectedError`, so that no caller meets an untyped one.
 */
export function safeError(error: unknown, { redactor, signal }: SafeErrorOptions): unknown {
  if (signal?.aborted === true && (error === signal.reason || isAbort(error))) return signal.reason;
  const mask = (text: string): string => redactor?.text(text) ?? text;
  if (error instanceof RunError || error instanceof NotEmulatedError) return error.redacted(mask);
  const message = mask(error instanceof Error ? error.message : String(error));
  if (isImlError(error)) return new RunError({ type: 'DataError', code: 'expression', message });
  return new RunError({ type: 'UnexpectedError', code: 'internal', message, cause: error });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
