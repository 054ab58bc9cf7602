/** How the runner treats a parameter type (R6.1, R6B). */
export type TypeFamily =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'select'
  | 'array'
  | 'collection'
  | 'buffer'
  | 'json'
  | 'filter'
  | 'any'
  | 'none';

const FAMILIES: Readonly<Record<string, TypeFamily>> = {
  text: 'text',
  email: 'text',
  url: 'text',
  path: 'text',
  uuid: 'text',
  color: 'text',
  timezone: 'text',
  password: 'text',
  cert: 'text',
  pkey: 'text',
  filename: 'text',
  file: 'text',
  folder: 'text',
  number: 'number',
  integer: 'number',
  uinteger: 'number',
  port: 'number',
  boolean: 'boolean',
  checkbox: 'boolean',
  date: 'date',
  timestamp: 'date',
  time: 'time',
  select: 'select',
  radio: 'select',
  array: 'array',
  collection: 'collection',
  buffer: 'buffer',
  json: 'json',
  filter: 'filter',
  any: 'any',
  hidden: 'any',
  udt: 'any',
  // Things to look at: they hold no value.
  banner: 'none',
  separator: 'none',
  html: 'none',
  markdown: 'none',
};

/** The family of a type, or undefined for one the workbench does not know: such values pass as they are (R6.1). */
export function familyOf(type: string): TypeFamily | undefined {
  return Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : undefined;
}

/** Types whose values are secrets: masked in every record. */
export const SECRET_TYPES: ReadonlySet<string> = new Set(['password', 'pkey', 'cert']);
