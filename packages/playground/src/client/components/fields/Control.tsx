import type { ComponentType } from 'preact';
import { BooleanControl } from './BooleanControl.js';
import { CollectionControl } from './CollectionControl.js';
import { ColorControl } from './ColorControl.js';
import type { ControlProps } from './control-props.js';
import { DateControl } from './DateControl.js';
import { FileControl } from './FileControl.js';
import { FilterControl } from './FilterControl.js';
import { ListControl } from './ListControl.js';
import { NumberControl } from './NumberControl.js';
import { PathControl } from './PathControl.js';
import { SecretControl } from './SecretControl.js';
import { SelectControl } from './SelectControl.js';
import { TextControl } from './TextControl.js';
import { TimeControl } from './TimeControl.js';
import { TimezoneControl } from './TimezoneControl.js';

/** The control of each type (R6.1); types that are not here are typed as text. */
const CONTROLS: Readonly<Record<string, ComponentType<ControlProps>>> = {
  number: NumberControl,
  integer: NumberControl,
  uinteger: NumberControl,
  port: NumberControl,
  boolean: BooleanControl,
  checkbox: BooleanControl,
  date: DateControl,
  timestamp: DateControl,
  time: TimeControl,
  select: SelectControl,
  radio: SelectControl,
  array: ListControl,
  collection: CollectionControl,
  filter: FilterControl,
  buffer: FileControl,
  file: PathControl,
  folder: PathControl,
  color: ColorControl,
  timezone: TimezoneControl,
  password: SecretControl,
  cert: SecretControl,
  pkey: SecretControl,
};

export function Control(props: ControlProps) {
  const { type } = props.row.spec;
  const Kind = Object.hasOwn(CONTROLS, type) ? CONTROLS[type] : undefined;
  return Kind === undefined ? <TextControl {...props} /> : <Kind {...props} />;
}
