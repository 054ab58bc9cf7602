/**
 * The error types an app may name in `error.type` (R2.17). Messages and types reach the scenario, and the type decides what
 * becomes of it (R9.3).
 */
export const APP_ERROR_TYPES = [
  'RuntimeError',
  'DataError',
  'RateLimitError',
  'OutOfSpaceError',
  'ConnectionError',
  'InvalidConfigurationError',
  'InvalidAccessTokenError',
  'IncompleteDataError',
  'DuplicateDataError',
  'UnknownError',
] as const;
