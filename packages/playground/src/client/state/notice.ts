import { signal } from '@preact/signals';

/** Something to tell once: a link was copied, an authorization failed. */
export interface Notice {
  readonly kind: 'done' | 'error';
  readonly text: string;
  /** Takes back what was done. */
  readonly undo?: () => void;
}

export const notice = signal<Notice | undefined>(undefined);

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice.value = { kind: 'done', text: `${what} copied.` };
  } catch {
    notice.value = { kind: 'error', text: `${what} could not be copied: the browser forbids it.` };
  }
}
