import type { App, Json } from '@connect-app/app-model';
import { choicesRpc, nestedFields, type ParameterSpec, rpcName, specsOf, staticChoices } from '../schema/spec.js';
import { enumerate } from './markdown.js';

/** How many choices of a select are spelled out before the list is cut. */
const MOST_CHOICES = 20;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  any: 'any value',
  boolean: 'yes or no',
  buffer: 'file data',
  collection: 'collection',
  date: 'date',
  email: 'e-mail address',
  integer: 'whole number',
  json: 'JSON',
  number: 'number',
  password: 'password',
  select: 'choice',
  text: 'text',
  uinteger: 'whole number',
  url: 'URL',
};

/** Rows of tables about the fields of a dialog: label, type, required, description. */
export interface FieldRows {
  readonly main: string[][];
  /** What the dialog shows only with its advanced settings. */
  readonly advanced: string[][];
}

/** Fields in the order of the dialog. Inner fields, and those that a choice opens, follow theirs, indented. */
export function fieldRows(app: App, list: Json | undefined): FieldRows {
  const specs = specsOf(list);
  const isAdvanced = (spec: ParameterSpec): boolean => spec['advanced'] === true;
  const rows = (some: readonly ParameterSpec[]) =>
    rowsOf(app, { fields: some.map((spec) => ({ spec })), depth: 0, seen: new Set() });
  return { main: rows(specs.filter((spec) => !isAdvanced(spec))), advanced: rows(specs.filter(isAdvanced)) };
}

interface Level {
  readonly fields: readonly { readonly spec: ParameterSpec; readonly opens?: string }[];
  readonly depth: number;
  readonly seen: ReadonlySet<ParameterSpec>;
}

function rowsOf(app: App, { fields, depth, seen }: Level): string[][] {
  const rows: string[][] = [];
  const known = new Set<string>();
  for (const { spec, opens } of fields) {
    if (seen.has(spec) || spec.type === 'banner') continue;
    const label = String(spec['label'] ?? spec['name'] ?? '');
    // A hidden field is no concern of the reader; the same field opens under several choices but is told once.
    if (spec.type === 'hidden' || label === '' || known.has(label)) continue;
    known.add(label);
    rows.push([
      `${'&emsp;'.repeat(depth)}${depth > 0 ? '↳ ' : ''}${label}`,
      typeWords(spec),
      spec['required'] === true ? 'yes' : '',
      [...(opens === undefined ? [] : [opens]), description(app, spec, depth)].join(' ').trim(),
    ]);
    const inside = new Set([...seen, spec]);
    const inner = innerSpecs(spec).map((each) => ({ spec: each }));
    rows.push(...rowsOf(app, { fields: inner, depth: depth + 1, seen: inside }));
    rows.push(...rowsOf(app, { fields: openedFields(spec, label), depth: depth + 1, seen: inside }));
  }
  return rows;
}

/** Fields that open below one, each with what opens it. */
function openedFields(spec: ParameterSpec, label: string): { spec: ParameterSpec; opens?: string }[] {
  const choices = (staticChoices(spec) ?? []).map((choice) => ({ choice, fields: specsOf(choice.nested) }));
  const openedBy = (field: ParameterSpec): string[] =>
    choices
      .filter(({ fields }) => fields.some((each) => each['name'] === field['name']))
      .map(({ choice }) => choice.label);
  return nestedFields(spec).map((field) => {
    const by = openedBy(field);
    if (by.length > 0 && by.length < choices.length) {
      return { spec: field, opens: `Shown when *${label}* is ${by.map((each) => `*${each}*`).join(' or ')}.` };
    }
    return spec.type === 'boolean' ? { spec: field, opens: `Shown when *${label}* is on.` } : { spec: field };
  });
}

/** The fields of a list's items or of a collection; items of one plain value have none. */
function innerSpecs(spec: ParameterSpec): ParameterSpec[] {
  const inner = spec['spec'];
  return Array.isArray(inner) || spec.type === 'collection' ? specsOf(inner) : [];
}

function typeWords(spec: ParameterSpec): string {
  if (spec.type === 'array') {
    const inner = spec['spec'];
    const [single] = Array.isArray(inner) ? [] : specsOf(inner);
    return single && single.type !== 'collection' ? `list of ${TYPE_WORDS[single.type] ?? single.type}s` : 'list';
  }
  const words = TYPE_WORDS[spec.type] ?? spec.type;
  return spec['multiple'] === true ? `several ${words}s` : words;
}

function description(app: App, spec: ParameterSpec, depth: number): string {
  const parts: string[] = [];
  if (typeof spec['help'] === 'string') parts.push(spec['help']);
  const choices = staticChoices(spec);
  if (choices && choices.length > 0)
    parts.push(
      `One of: ${enumerate(
        choices.map(({ label }) => label),
        MOST_CHOICES,
      )}.`,
    );
  const source = choicesRpc(spec) ?? (typeof spec['options'] === 'string' ? rpcName(spec['options']) : undefined);
  if (source) parts.push(`The list is loaded from your account: ${sentence(app.rpcs.get(source)?.label ?? source)}`);
  const search = spec['rpc'];
  if (typeof search === 'object' && search !== null && !Array.isArray(search) && typeof search['label'] === 'string') {
    parts.push(`Button *${search['label']}*.`);
  }
  const fallback = spec['default'];
  if (fallback !== undefined && fallback !== null && typeof fallback !== 'object')
    parts.push(`Default: ${defaultWords(spec, fallback)}.`);
  // Advanced fields of the dialog have a table of their own.
  if (spec['advanced'] === true && depth > 0) parts.push('*Advanced.*');
  return parts.join(' ');
}

/** A label as the rest of a sentence: "Next steps of people" → "next steps of people." */
function sentence(label: string): string {
  const start = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() : label.charAt(0);
  return `${start}${label.slice(1).replace(/\.$/, '')}.`;
}

function defaultWords(spec: ParameterSpec, value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const choice = staticChoices(spec)?.find((each) => each.value === value);
  return choice?.label ?? (typeof value === 'string' ? `\`${value}\`` : String(value));
}

/** Rows about what comes out of a module: path, label, type. */
export function outputRows(list: Json | undefined): string[][] {
  const rows: string[][] = [];
  const visit = (specs: readonly ParameterSpec[], prefix: string): void => {
    for (const spec of specs) {
      const name = spec['name'];
      if (typeof name !== 'string') continue;
      const path = `${prefix}${name}${spec.type === 'array' ? '[]' : ''}`;
      rows.push([`\`${path}\``, String(spec['label'] ?? ''), typeWords(spec)]);
      visit(innerSpecs(spec), `${path}.`);
    }
  };
  visit(specsOf(list), '');
  return rows;
}
