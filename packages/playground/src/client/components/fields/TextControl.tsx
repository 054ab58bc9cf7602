import { own } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import { toMapped } from '../../form/mapping.js';
import { GrowingText } from '../GrowingText.js';
import type { ControlProps } from './control-props.js';
import { useForm } from './form-context.js';

const MULTILINE = new Set(['json', 'any']);
const KEYBOARDS: Readonly<Record<string, 'email' | 'url'>> = { email: 'email', url: 'url' };

/** A text of one line or of many. Typing `{{` in a field that can be mapped begins mapping, as in the scenario editor. */
export function TextControl({ row, id, described, change }: ControlProps) {
  const { spec, field } = row;
  const form = useForm();
  const value = field.kind === 'value' ? textOf(field.value) : '';
  const mappable = form.mappable && own(spec, 'mappable') !== false;
  const input = (text: string): void => {
    const typed = { kind: 'value', value: text } as const;
    change(mappable && text.includes('{{') && !value.includes('{{') ? toMapped(typed) : typed);
  };
  const multiline = own(spec, 'multiline') === true || MULTILINE.has(spec.type);
  return (
    <GrowingText
      id={id}
      value={value}
      lines={multiline ? 3 : 1}
      input={input}
      described={described}
      keyboard={KEYBOARDS[spec.type]}
      code={spec.type === 'json'}
      placeholder={placeholderOf(own(spec, 'placeholder'))}
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : textForm(value);
}

function placeholderOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
