import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

export interface ModalProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** A dialog above the page: it takes the focus, Escape closes it, and the focus goes back to where it was. */
export function Modal({ title, close, children }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    const body = dialog?.querySelector('.modal-body');
    (
      body?.querySelector<HTMLElement>('input, textarea, select') ?? body?.querySelector<HTMLElement>('button')
    )?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={element} class="modal" aria-labelledby={titleId} onCancel={close}>
      <header class="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="icon" aria-label="Close" onClick={close}>
          ×
        </button>
      </header>
      <div class="modal-body">{children}</div>
    </dialog>
  );
}
