import type { Ref } from 'preact';
import type { Described } from './fields/control-props.js';

export interface GrowingTextProps {
  readonly id: string;
  readonly value: string;
  /** Lines shown at least; one line takes no line breaks. */
  readonly lines: number;
  readonly input: (text: string) => void;
  readonly described: Described;
  readonly keyboard?: 'email' | 'url' | undefined;
  readonly code?: boolean;
  readonly placeholder?: string | undefined;
}

/** A text field; one of many lines grows with its text. */
export function GrowingText({ id, value, lines, input, described, keyboard, code, placeholder }: GrowingTextProps) {
  const shared = {
    id,
    value,
    placeholder,
    spellcheck: false,
    autocomplete: 'off',
    ...described,
    class: code ? 'code' : undefined,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => input(event.currentTarget.value),
  };
  if (lines === 1) return <input type="text" inputMode={keyboard} {...shared} />;
  return (
    <textarea
      rows={Math.min(20, Math.max(lines, value.split('\n').length))}
      {...(shared as object & { ref?: Ref<HTMLTextAreaElement> })}
    />
  );
}
