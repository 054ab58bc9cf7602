import type { Location } from '@connect-app/app-model';
import { type ScenarioEffect, scenarioEffect } from '../effects.js';
import type { ErrorType } from './types.js';

/** What a {@link RunError} is made of. */
export interface RunErrorOptions {
  readonly type: ErrorType;
  /** The text the scenario builder would read. */
  readonly message: string;
  /** Stable, machine-readable name of the cause, e.g. `http-status` or `response-invalid`. */
  readonly code: string;
  /** The HTTP status, when a response caused the error. */
  readonly statusCode?: number | undefined;
  /** Index of the failing step of the communication, from 0. */
  readonly step?: number | undefined;
  /** The directive that failed. */
  readonly location?: Location | undefined;
  /** Further lines, e.g. one for each parameter that failed validation (R6.13). */
  readonly details?: readonly string[] | undefined;
  readonly cause?: unknown;
}

/** A run that failed the way the platform would have failed it. `name` is the platform's type (R2.17). */
export class RunError extends Error {
  readonly type: ErrorType;
  readonly code: string;
  readonly statusCode: number | undefined;
  readonly step: number | undefined;
  readonly location: Location | undefined;
  readonly details: readonly string[];

  constructor(options: RunErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = options.type;
    this.type = options.type;
    this.code = options.code;
    this.statusCode = options.statusCode;
    this.step = options.step;
    this.location = options.location;
    this.details = options.details ?? [];
  }

  /** The same error with every text passed through `mask`. Its cause, which may hold secrets too, stays behind. */
  redacted(mask: (text: string) => string): RunError {
    const { type, code, statusCode, step, location } = this;
    const details = this.details.map(mask);
    return new RunError({ type, code, statusCode, step, location, details, message: mask(this.message) });
  }

  /** The same error, told to have happened in a step; one that knows its step stays as it is. */
  at(step: number): RunError {
    if (this.step !== undefined) return this;
    const { type, code, message, statusCode, location, details, cause } = this;
    return new RunError({ type, code, message, statusCode, step, location, details, cause });
  }

  /** What the platform would do with the scenario (R9.3). */
  get effect(): ScenarioEffect {
    return scenarioEffect(this.type);
  }
}
