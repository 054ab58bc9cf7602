import type { ErrorObject, ValidateFunction } from 'ajv';
import type { ContractFinding } from '../request-log.js';

/** More than these are not told of one request or answer. */
export const MOST_FINDINGS = 20;

/** No findings when one shape fits; else those of the shape that is missed by the least. */
export function closest(attempts: readonly (readonly ErrorObject[])[]): ContractFinding[] {
  const [best = []] = [...attempts].sort((left, right) => left.length - right.length);
  return best.slice(0, MOST_FINDINGS).map((error) => ({
    where: 'response',
    path: error.keyword === 'additionalProperties' ? pointerOf(error) : error.instancePath,
    message: messageOf(error),
  }));
}

/** A pointer in parts; numbers are places in lists. */
export function pathOf(error: ErrorObject): (string | number)[] {
  const pointer = error.keyword === 'additionalProperties' ? pointerOf(error) : error.instancePath;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export function messageOf({ message, keyword, params }: ErrorObject): string {
  const allowed = params['allowedValues'] as readonly unknown[] | undefined;
  return allowed ? `must be one of ${allowed.join(', ')}` : (message ?? keyword);
}

export function pointerOf({ instancePath, params }: ErrorObject): string {
  return `${instancePath}/${String(params['additionalProperty']).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function errorsOf(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

export function messagesOf(validate: ValidateFunction, value: unknown): string[] {
  return errorsOf(validate, value).map(messageOf);
}
