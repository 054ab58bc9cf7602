import type { Location } from '@connect-app/app-model';
import type { ScenarioEffect } from '../effects.js';
import { NotEmulatedError } from './not-emulated-error.js';
import { RunError } from './run-error.js';

/** An error as plain JSON: what run records, the command line and the playground show. */
export interface ErrorReport {
  readonly type: string;
  readonly message: string;
  readonly code: string;
  readonly statusCode?: number;
  readonly step?: number;
  readonly location?: Location;
  readonly details: readonly string[];
  readonly effect?: ScenarioEffect;
}

/** Turns anything thrown into its JSON shape. What is no error of ours reports as `InternalError`. */
export function reportError(error: unknown): ErrorReport {
  if (error instanceof RunError) {
    return {
      type: error.type,
      message: error.message,
      code: error.code,
      ...(error.statusCode === undefined ? {} : { statusCode: error.statusCode }),
      ...(error.step === undefined ? {} : { step: error.step }),
      ...(error.location === undefined ? {} : { location: error.location }),
      details: error.details,
      effect: error.effect,
    };
  }
  if (error instanceof NotEmulatedError) {
    return {
      type: error.name,
      message: error.message,
      code: error.code,
      ...(error.location === undefined ? {} : { location: error.location }),
      details: [],
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const aborted = error instanceof Error && error.name === 'AbortError';
  return {
    type: aborted ? 'AbortError' : 'InternalError',
    message,
    code: aborted ? 'aborted' : 'internal',
    details: [],
  };
}
