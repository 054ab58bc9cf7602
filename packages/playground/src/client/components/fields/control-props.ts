import type { FieldValue, FormValues } from '../../../protocol.js';
import type { FieldRow } from '../../form/rows.js';

/** The attributes by which a control tells what belongs to it. */
export interface Described {
  /** Ids of help and problem. */
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': true | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** What every kind of control is given. */
export interface ControlProps {
  readonly row: FieldRow;
  /** The label as text, for names of what belongs to the control. */
  readonly label: string;
  /** Id of the control; its label points here. */
  readonly id: string;
  /** Id of the label, for controls that are groups. */
  readonly labelId: string;
  /** Ids of help and problem, for controls that are groups. */
  readonly describedBy: string | undefined;
  /** What a control that is no group says of itself. */
  readonly described: Described;
  /** All that an RPC asked from here is told (R5.3). */
  readonly scope: FormValues;
  readonly change: (field: FieldValue) => void;
}

/** The label of a field: its own, else its name. */
export function labelOf(spec: { readonly name?: string; readonly [attribute: string]: unknown }): string {
  const label = spec['label'];
  return typeof label === 'string' && label !== '' ? label : (spec.name ?? 'Value');
}

/** An id for the page's elements out of the key of a row. */
export function idOf(key: string): string {
  return key.replace(/[^\w-]/g, (char) => `_${char.charCodeAt(0).toString(16)}`);
}
