export * from './app.js';
export type { Diagnostic, Severity } from './diagnostic.js';
export type { Json, JsonPath, Location, Section } from './section.js';
