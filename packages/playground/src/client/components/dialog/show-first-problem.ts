import type { Form } from '../../state/form.js';

/** Brings the first field with a problem into sight and focus; advanced fields are shown when the problem may be among them. */
export function showFirstProblem(form: Form, element: HTMLFormElement | null): void {
  form.problemsAreNew = false;
  const first = (): HTMLElement | null | undefined => element?.querySelector<HTMLElement>('[data-problem]');
  if (!first()) form.advanced.value = true;
  requestAnimationFrame(() => {
    const field = first();
    field?.scrollIntoView({ block: 'nearest' });
    field?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
  });
}
