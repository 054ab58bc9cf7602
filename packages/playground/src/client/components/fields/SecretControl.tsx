import { textForm } from '@connect-app/iml';
import type { ControlProps } from './control-props.js';

/** A password, a certificate or a private key: neither stored nor shared, and never sent back to the page. */
export function SecretControl({ row, id, described, change }: ControlProps) {
  const value = row.field.kind === 'value' ? textForm(row.field.value) : '';
  const shared = { id, value, ...described, spellcheck: false };
  const set = (text: string): void => change({ kind: 'value', value: text, secret: true });
  if (row.spec.type === 'password') {
    return (
      <input
        type="password"
        autocomplete="new-password"
        {...shared}
        onInput={(event) => set(event.currentTarget.value)}
      />
    );
  }
  return (
    <textarea
      class="code concealed"
      rows={4}
      autocomplete="off"
      {...shared}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}
