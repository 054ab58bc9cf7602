import {
  familyOf,
  isRpcReference,
  openedBy,
  optionSource,
  own,
  type ParameterSpec,
  readOptions,
  type SelectOption,
  type SpecEntry,
  specEntries,
} from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../protocol.js';
import { shownField } from './field-of.js';
import { fieldNamed, plainOf } from './values.js';

/** A field of a dialog as it is shown, with the fields its value opens below it (R5.8). */
export interface FieldRow {
  readonly kind: 'field';
  readonly key: string;
  readonly name: string;
  readonly spec: ParameterSpec;
  readonly field: FieldValue;
  /** Whether somebody filled it in; otherwise it shows its default. */
  readonly typed: boolean;
  /** The path the platform names it by: `emails[1].value`, items counted from 1 (R6.13). */
  readonly place: string;
  readonly nested: readonly Row[];
}

/** Fields that an RPC has yet to tell. */
export interface RemoteRow {
  readonly kind: 'remote';
  readonly key: string;
  readonly reference: string;
}

/** A banner, a separator, a note: nothing to fill in. */
export interface NoteRow {
  readonly kind: 'note';
  readonly key: string;
  readonly spec: ParameterSpec;
}

export type Row = FieldRow | RemoteRow | NoteRow;

/** The last answer of an RPC for a place in the dialog; undefined when there is none yet. */
export type Answers = (key: string) => unknown;

/** Deeper nesting is taken for an RPC that opens itself for ever. */
const MAX_DEPTH = 20;

export interface RowsInput {
  readonly entries: readonly SpecEntry[];
  readonly values: FormValues;
  /** Where the rows stand, e.g. `emails.0`; makes keys unique in the dialog. */
  readonly path: string;
  /** What the platform's paths of the rows begin with, e.g. `emails[1].`; nothing in the dialog itself. */
  readonly place?: string | undefined;
  readonly answers: Answers;
}

/** The rows of a block of parameters, nested ones included, as the values and the answers of RPCs have it. */
export function rowsOf(input: RowsInput, depth = 0): Row[] {
  if (depth > MAX_DEPTH) return [];
  return input.entries.flatMap((entry): Row[] => {
    const reference = referenceOf(entry);
    if (typeof entry === 'string' || reference !== undefined) {
      const key = `${input.path}:${reference}`;
      const answer = input.answers(key);
      if (answer === undefined) return [{ kind: 'remote', key, reference: reference ?? '' }];
      return rowsOf({ ...input, entries: specEntries(answer), path: key }, depth + 1);
    }
    const { name } = entry;
    if (familyOf(entry.type) === 'none' || name === undefined) {
      return [{ kind: 'note', key: `${input.path}.${name ?? JSON.stringify(entry)}`, spec: entry }];
    }
    const key = `${input.path}.${name}`;
    const typed = fieldNamed(input.values, name);
    const field = shownField(entry, typed);
    const opened = openedBy(entry, plainOf(field), optionsOf(entry, key, input.answers));
    const nested = rowsOf({ ...input, entries: opened, path: `${key}>` }, depth + 1);
    const place = `${input.place ?? ''}${name}`;
    return [{ kind: 'field', key, name, spec: entry, field, typed: typed !== undefined, place, nested }];
  });
}

/** The RPC that gives the fields of an entry: a text `rpc://…`, or what the server put in its place ({@link FieldSpec}). */
function referenceOf(entry: SpecEntry): string | undefined {
  if (typeof entry === 'string') return entry;
  const reference = entry.type === 'rpc' ? own(entry, 'reference') : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** The options of a select: written down, or those its RPC answered last. */
export function optionsOf(spec: ParameterSpec, key: string, answers: Answers): readonly SelectOption[] {
  if (familyOf(spec.type) !== 'select') return [];
  const { reference, options } = optionSource(spec);
  return reference === undefined ? options : readOptions(answers(key) ?? [], spec);
}

/** Whether a select's options have to be known for what they open, although nobody opened the list (C10). */
export function needsOptions({ spec, field, key }: FieldRow, answers: Answers): string | undefined {
  if (familyOf(spec.type) !== 'select' || isRpcReference(own(spec, 'options'))) return undefined;
  const { reference } = optionSource(spec);
  const chosen = plainOf(field);
  if (reference === undefined || chosen === '' || chosen === undefined || answers(key) !== undefined) return undefined;
  return reference;
}

/** Whether any of the rows, or of those below them, is hidden until advanced settings are shown (R6.11). */
export function hasAdvanced(rows: readonly Row[]): boolean {
  return rows.some((row) => row.kind !== 'remote' && (own(row.spec, 'advanced') === true || hasAdvancedBelow(row)));
}

function hasAdvancedBelow(row: FieldRow | NoteRow): boolean {
  if (row.kind === 'note') return false;
  if (hasAdvanced(row.nested)) return true;
  return specEntries(own(row.spec, 'spec')).some(
    (entry) => typeof entry !== 'string' && own(entry, 'advanced') === true,
  );
}
