import { APP_ERROR_TYPES } from '@connect-app/app-model';

/** Types that only the platform itself raises. */
export const PLATFORM_ERROR_TYPES = [
  'ModuleTimeoutError',
  'BundleValidationError',
  'InconsistencyError',
  'MaxResultsExceededError',
  'MaxFileSizeExceededError',
  'UnexpectedError',
] as const;

/** The platform's name for a kind of failure. */
export type ErrorType = (typeof APP_ERROR_TYPES)[number] | (typeof PLATFORM_ERROR_TYPES)[number];

const APP_TYPES: ReadonlySet<string> = new Set(APP_ERROR_TYPES);

/** Whether an app may name this type in its `error` directive (R2.17). */
export function isAppErrorType(name: unknown): name is (typeof APP_ERROR_TYPES)[number] {
  return typeof name === 'string' && APP_TYPES.has(name);
}
