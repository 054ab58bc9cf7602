import type { Form } from '../../state/form.js';

/** The switch that shows advanced fields, those within lists and collections too (R6.11). */
export function ShowAdvanced({ form }: { readonly form: Form }) {
  return (
    <button
      type="button"
      class="switch"
      aria-pressed={form.advanced.value}
      onClick={() => {
        form.advanced.value = !form.advanced.peek();
      }}
    >
      <span class="switch-track" aria-hidden="true" />
      Show advanced
    </button>
  );
}
