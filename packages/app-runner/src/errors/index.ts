export { NotEmulatedError } from './not-emulated-error.js';
export { type ErrorReport, reportError } from './report.js';
export { RunError, type RunErrorOptions } from './run-error.js';
export { APP_ERROR_TYPES, type ErrorType, isAppErrorType, PLATFORM_ERROR_TYPES } from './types.js';
