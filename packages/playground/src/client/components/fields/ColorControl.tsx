import { textForm } from '@connect-app/iml';
import type { ControlProps } from './control-props.js';

/** A colour as text, with the browser's picker beside it. */
export function ColorControl({ row, label, id, described, change }: ControlProps) {
  const value = row.field.kind === 'value' ? textForm(row.field.value) : '';
  const set = (text: string): void => change({ kind: 'value', value: text });
  return (
    <div class="with-unit">
      <input type="text" id={id} value={value} {...described} onInput={(event) => set(event.currentTarget.value)} />
      <input
        type="color"
        aria-label={`Pick ${label}`}
        value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
