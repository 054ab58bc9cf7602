export * from './app.js';
export { checkApp } from './check-app.js';
export type { Diagnostic, Severity } from './diagnostic.js';
export {
  type EffectiveStep,
  type EffectiveStepsOptions,
  effectiveSteps,
  inheritsBase,
  sectionOf,
} from './effective/effective-steps.js';
export { type RpcReference, resolveRpcReference } from './effective/rpc-reference.js';
export { APP_ERROR_TYPES } from './error-types.js';
export { type FormatOptions, formatDiagnostics } from './format-diagnostics.js';
export { ICON_SIZE, iconProblem } from './identity/icon.js';
export { identityProblems } from './identity/identity-problems.js';
export { locateCharacter, locateKey } from './json/source-section.js';
export { APP_NAME } from './load/app-metadata.js';
export type { FileMap } from './load/documents.js';
export { loadApp } from './load/load-app.js';
export { type LoadResult, loadAppFromFiles } from './load/load-app-from-files.js';
export { metadataOf } from './load/provenance.js';
export { sortDiagnostics } from './reporter.js';
export { rulesDocument } from './rules-document.js';
export { toSarif } from './sarif.js';
export type { Json, JsonPath, Location, Section } from './section.js';
export { type EmptyKind, SECTION_FILES, type SectionFile, sectionFilesOf, sectionText } from './section-files.js';
export { componentsOf, validateApp } from './validate/validate-app.js';
