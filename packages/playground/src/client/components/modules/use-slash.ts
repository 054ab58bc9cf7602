import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** A slash typed where nothing can be typed goes to the search box. */
export function useSlash(box: RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest('input, textarea, select, dialog') || target?.isContentEditable) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
