import { textForm } from '@connect-app/iml';
import { Combobox } from '../combobox/Combobox.js';
import type { ControlProps } from './control-props.js';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
  label: zone,
  value: zone,
}));

export function TimezoneControl({ row, label, id, described, change }: ControlProps) {
  const value = row.field.kind === 'value' ? textForm(row.field.value) : '';
  return (
    <Combobox
      id={id}
      label={label}
      described={described}
      options={ZONES}
      chosen={value === '' ? [] : [value]}
      choose={(zone) => change({ kind: 'value', value: zone ?? '' })}
    />
  );
}
