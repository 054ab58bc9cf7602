import { effect, signal } from '@preact/signals';
import { moduleName } from './route.js';

/** Whether the list of modules covers the page; it matters in narrow windows alone. */
export const navShown = signal(false);

// Whoever has chosen a module wants to see it.
effect(() => {
  if (moduleName.value !== undefined) navShown.value = false;
});
