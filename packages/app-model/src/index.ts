export * from './app.js';
export type { Diagnostic, Severity } from './diagnostic.js';
export { locateCharacter, locateKey } from './json/source-section.js';
export type { FileMap } from './load/documents.js';
export { loadApp } from './load/load-app.js';
export { type LoadResult, loadAppFromFiles } from './load/load-app-from-files.js';
export { metadataOf } from './load/provenance.js';
export { sortDiagnostics } from './reporter.js';
export type { Json, JsonPath, Location, Section } from './section.js';
