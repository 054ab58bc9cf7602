import type { App, Json } from '@connect-app/app-model';
import { nestedFields, type ParameterSpec, referencesOf, specsOf, staticChoices } from '../schema/spec.js';
import { fieldWords, rpcLabel, typeWords } from './field-words.js';

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
  const dynamic = referencesOf(list).map((rpc) => ['…', '', '', `Fields of your account (${rpcLabel(app, rpc)}).`]);
  return {
    main: [...rows(specs.filter((spec) => !isAdvanced(spec))), ...dynamic],
    advanced: rows(specs.filter(isAdvanced)),
  };
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
      // Advanced fields at the top have a table of their own.
      [
        ...(opens === undefined ? [] : [opens]),
        fieldWords(app, spec, { advanced: spec['advanced'] === true && depth > 0 }),
      ]
        .join(' ')
        .trim(),
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
export function innerSpecs(spec: ParameterSpec): ParameterSpec[] {
  const inner = spec['spec'];
  return Array.isArray(inner) || spec.type === 'collection' ? specsOf(inner) : [];
}
