import { type Environment, isTruthy, textForm } from '@connect-app/iml';
import type { Directive, StepReader } from '../communication/directive.js';
import { isPlainObject } from '../communication/temp.js';
import type { Context } from '../communication/types.js';
import { type ErrorType, isAppErrorType, RunError } from '../errors/index.js';
import type { Warn } from './warn.js';

interface ErrorEntry {
  readonly message: Directive | undefined;
  readonly type: Directive | undefined;
}

/** The `error` and `valid` directives of a response (R2.12, R2.15). */
export interface CompiledErrors {
  readonly step: number;
  readonly generic: ErrorEntry;
  readonly byStatus: ReadonlyMap<number, ErrorEntry>;
  readonly valid: (ErrorEntry & { readonly condition: Directive | undefined }) | undefined;
}

/** What a check reads. */
export interface ErrorCheck {
  readonly statusCode: number | undefined;
  readonly context: Context;
  readonly environment: Environment;
  readonly warn: Warn;
}

/** Reads `response.error` and `response.valid`. */
export function compileErrors(step: StepReader): CompiledErrors {
  const error = step.literal('response', 'error');
  const byStatus = new Map<number, ErrorEntry>();
  if (isPlainObject(error)) {
    for (const key of Object.keys(error).filter((name) => /^\d{3}$/.test(name))) {
      byStatus.set(Number(key), entry(step, 'response', 'error', key));
    }
  }
  return {
    step: step.index,
    generic: entry(step, 'response', 'error'),
    byStatus,
    valid: validOf(step),
  };
}

/** The object form without a condition has nothing to refuse (R2.15). */
function validOf(step: StepReader): CompiledErrors['valid'] {
  if (!isPlainObject(step.literal('response', 'valid'))) {
    if (!step.has('response', 'valid')) return undefined;
    return { message: undefined, type: undefined, condition: step.compile('response', 'valid') };
  }
  if (!step.has('response', 'valid', 'condition')) return undefined;
  return { ...entry(step, 'response', 'valid'), condition: step.compile('response', 'valid', 'condition') };
}

/** A text is the message alone (R2.12). */
function entry(step: StepReader, ...path: readonly string[]): ErrorEntry {
  const value = step.literal(...path);
  if (!isPlainObject(value)) return { message: step.compile(...path), type: undefined };
  return { message: step.compile(...path, 'message'), type: step.compile(...path, 'type') };
}

/** Throws when the status is an error: 400 to 599 always, outside 200 to 399 unless `valid` decides (R2.9). */
export function checkStatus(errors: CompiledErrors, check: ErrorCheck): void {
  const status = check.statusCode;
  if (status === undefined || (status >= 200 && status < 400)) return;
  if ((status < 400 || status > 599) && errors.valid !== undefined) return;
  const own = errors.byStatus.get(status);
  throw new RunError({
    type: firstType([own, errors.generic], check) ?? defaultType(status),
    message: firstMessage([own, errors.generic], check) ?? defaultMessage(status),
    code: 'http-status',
    statusCode: status,
    step: errors.step,
    location: own?.message?.location ?? errors.generic.message?.location,
  });
}

/** Throws when `valid` is falsy; message and type come from the first that has one (R2.16). */
export function checkValid(errors: CompiledErrors, check: ErrorCheck): void {
  const { valid } = errors;
  if (valid === undefined) return;
  if (isTruthy(valid.condition?.evaluate(check.context, check.environment))) return;
  const own = check.statusCode === undefined ? undefined : errors.byStatus.get(check.statusCode);
  const entries = [valid, own, errors.generic];
  throw new RunError({
    type: firstType(entries, check) ?? 'RuntimeError',
    message: firstMessage(entries, check) ?? 'Response marked as invalid.',
    code: 'response-invalid',
    statusCode: check.statusCode,
    step: errors.step,
    location: valid.condition?.location,
  });
}

/** Default types of an error status (R2.11); a generic message alone does not change them (R2.13). */
function defaultType(status: number): ErrorType {
  if (status === 429) return 'RateLimitError';
  return status >= 500 && status <= 599 ? 'ConnectionError' : 'RuntimeError';
}

/** Default messages (R2.10, C12). */
function defaultMessage(status: number): string {
  if (status === 429) return 'Third party API limit likely exceeded';
  return status >= 500 && status <= 599 ? 'Service is temporarily unavailable.' : `Status Code Error: ${status}`;
}

function firstMessage(entries: readonly (ErrorEntry | undefined)[], check: ErrorCheck): string | undefined {
  for (const found of entries) {
    const text = textForm(found?.message?.evaluate(check.context, check.environment));
    if (text !== '') return text;
  }
  return undefined;
}

function firstType(entries: readonly (ErrorEntry | undefined)[], check: ErrorCheck): ErrorType | undefined {
  for (const found of entries) {
    const type = found?.type?.evaluate(check.context, check.environment);
    if (type === undefined || type === null || type === '') continue;
    if (isAppErrorType(type)) return type;
    check.warn('error-type', `"${textForm(type)}" is no error type of the platform; RuntimeError is used (R2.17).`);
    return 'RuntimeError';
  }
  return undefined;
}
