/** What a page that shows an app's forms and runs shares with the runner; it runs in a browser as well. */
export { defaultOf } from './parameters/defaults.js';
export { openedBy } from './parameters/nested.js';
export { findOption, type OptionSource, optionSource, readOptions, type SelectOption } from './parameters/options.js';
export {
  isEditable,
  isMappable,
  isRpcReference,
  own,
  type ParameterSpec,
  type SpecEntry,
  setOwn,
  specEntries,
} from './parameters/spec.js';
export { familyOf, SECRET_TYPES, type TypeFamily } from './parameters/types.js';
export { pagesOf } from './record/run-record.js';
