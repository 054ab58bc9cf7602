export { type ArgumentCoercion, type CoercionType, coerce, coerceArgument, isCollection } from './coerce.js';
export { compare, type Equality, equal } from './comparison.js';
export type { Environment } from './environment.js';
export { ImlError, type ImlErrorCode, type ImlErrorDetails, isImlError } from './error.js';
export { jsonText, textForm } from './text-form.js';
export { isTruthy } from './truthiness.js';
