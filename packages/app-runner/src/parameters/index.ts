export { ERASE } from './control.js';
export { applyDefaults } from './defaults.js';
export { BundleValidationError, type ParameterIssue, type ParameterIssueCode } from './issue.js';
export { openedBy } from './nested.js';
export { findOption, type OptionSource, optionSource, readOptions, type SelectOption } from './options.js';
export {
  type ResolvedParameters,
  type ResolveParameters,
  resolveParameters,
} from './resolve.js';
export {
  isEditable,
  isMappable,
  isRpcReference,
  own,
  type ParameterSpec,
  type SpecEntry,
  setOwn,
  specEntries,
} from './spec.js';
export { familyOf, SECRET_TYPES, type TypeFamily } from './types.js';
export type { ParameterWarning } from './warning.js';
