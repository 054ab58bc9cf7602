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

/** Rows of a table about the fields of a dialog: label, type, required, description. Inner fields follow theirs, indented. */
export function fieldRows(app: App, list: Json | undefined): string[][] {
  return rowsOf(app, specsOf(list), 0, new Set());
}

function rowsOf(
  app: App,
  specs: readonly ParameterSpec[],
  depth: number,
  seen: ReadonlySet<ParameterSpec>,
): string[][] {
  const rows: string[][] = [];
  const known = new Set<string>();
  for (const spec of specs) {
    if (seen.has(spec) || spec.type === 'banner') continue;
    const label = String(spec['label'] ?? spec['name'] ?? '');
    // A hidden field is no concern of the reader; the same field opens under several choices but is told once.
    if (spec.type === 'hidden' || label === '' || known.has(label)) continue;
    known.add(label);
    rows.push([
      `${'&emsp;'.repeat(depth)}${depth > 0 ? '↳ ' : ''}${label}`,
      typeWords(spec),
      spec['required'] === true ? 'yes' : '',
      description(app, spec),
    ]);
    const inside = new Set([...seen, spec]);
    rows.push(...rowsOf(app, innerSpecs(spec), depth + 1, inside));
    rows.push(...rowsOf(app, nestedFields(spec), depth + 1, inside));
  }
  return rows;
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

function description(app: App, spec: ParameterSpec): string {
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
  if (source) parts.push(`Choices: ${app.rpcs.get(source)?.label ?? source}.`);
  const search = spec['rpc'];
  if (typeof search === 'object' && search !== null && !Array.isArray(search) && typeof search['label'] === 'string') {
    parts.push(`Button *${search['label']}*.`);
  }
  const fallback = spec['default'];
  if (fallback !== undefined && fallback !== null && typeof fallback !== 'object')
    parts.push(`Default: ${defaultWords(spec, fallback)}.`);
  if (spec['advanced'] === true) parts.push('*Advanced.*');
  return parts.join(' ');
}

function defaultWords(spec: ParameterSpec, value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return staticChoices(spec)?.find((choice) => choice.value === value)?.label ?? String(value);
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
