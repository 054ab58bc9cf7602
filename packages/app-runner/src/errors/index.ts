export { NotEmulatedError } from './not-emulated-error.js';
export { type ErrorReport, reportError } from './report.js';
export { RunError, type RunErrorOptions } from './run-error.js';
export { type ErrorType, isAppErrorType, PLATFORM_ERROR_TYPES } from './types.js';
