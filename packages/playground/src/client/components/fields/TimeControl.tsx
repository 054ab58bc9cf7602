import { textForm } from '@connect-app/iml';
import type { ControlProps } from './control-props.js';

export function TimeControl({ row, id, described, change }: ControlProps) {
  const value = row.field.kind === 'value' ? textForm(row.field.value) : '';
  return (
    <input
      type={value === '' || /^\d{2}:\d{2}(:\d{2})?$/.test(value) ? 'time' : 'text'}
      id={id}
      value={value}
      {...described}
      onInput={(event) => change({ kind: 'value', value: event.currentTarget.value })}
    />
  );
}
