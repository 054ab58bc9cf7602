import { effect, signal } from '@preact/signals';
import { readableOn } from '../view/colour.js';
import { app } from './app.js';
import { store, stored } from './storage.js';

export type Theme = 'system' | 'light' | 'dark';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

const kept = stored('theme');
export const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

export function nextTheme(): void {
  theme.value = NEXT[theme.peek()];
}

/** Puts the theme and the app's own colour on the page; both as properties, for the policy allows no inline style. */
export function applyTheme(): void {
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const system = signal(dark.matches);
  dark.addEventListener('change', () => {
    system.value = dark.matches;
  });
  effect(() => {
    root.dataset['theme'] = theme.value === 'system' ? (system.value ? 'dark' : 'light') : theme.value;
    store('theme', theme.value === 'system' ? undefined : theme.value);
  });
  effect(() => {
    const colour = app.value?.theme ?? '#4b5f86';
    root.style.setProperty('--app-on-light', readableOn(colour, '#ffffff'));
    root.style.setProperty('--app-on-dark', readableOn(colour, '#2b323c'));
  });
}
