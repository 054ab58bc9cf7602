import { textForm } from '@connect-app/iml';
import { toMapped } from '../../form/mapping.js';
import { typedNumber } from '../../form/numbers.js';
import type { ControlProps } from './control-props.js';
import { useForm } from './form-context.js';

export function NumberControl({ row, id, described, change }: ControlProps) {
  const { mappable } = useForm();
  const value = row.field.kind === 'value' ? textForm(row.field.value) : '';
  const input = (text: string): void => {
    const typed = { kind: 'value', value: typedNumber(text) } as const;
    change(mappable && text.includes('{{') ? toMapped(typed) : typed);
  };
  return (
    <input
      type="text"
      class="number"
      inputMode={row.spec.type === 'number' ? 'decimal' : 'numeric'}
      autocomplete="off"
      id={id}
      value={value}
      {...described}
      onInput={(event) => input(event.currentTarget.value)}
    />
  );
}
