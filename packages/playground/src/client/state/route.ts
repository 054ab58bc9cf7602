import { signal } from '@preact/signals';

/** The module the address names, `/modules/<name>`. */
export const moduleName = signal(nameIn(location.pathname));

/** The address of a module's dialog. */
export function addressOf(name: string): string {
  return `/modules/${encodeURIComponent(name)}`;
}

/** Opens a module's dialog. */
export function openModule(name: string): void {
  if (name === moduleName.peek()) return;
  history.pushState(null, '', addressOf(name));
  moduleName.value = name;
}

/** Leaves the dialog. */
export function openHome(): void {
  if (moduleName.peek() === undefined) return;
  history.pushState(null, '', '/');
  moduleName.value = undefined;
}

window.addEventListener('popstate', () => {
  moduleName.value = nameIn(location.pathname);
});

function nameIn(path: string): string | undefined {
  const name = /^\/modules\/([^/]+)\/?$/.exec(path)?.[1];
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
