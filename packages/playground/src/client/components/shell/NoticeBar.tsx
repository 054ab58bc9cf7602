import { useEffect } from 'preact/hooks';
import { notice } from '../../state/notice.js';
import { Icon } from '../Icon.js';

const SHOWN_MS = 4000;
/** Long enough to see that it was a mistake. */
const UNDO_MS = 10_000;

/** Tells once what has been done; errors stay until they are closed. */
export function NoticeBar() {
  const current = notice.value;
  const close = (): void => {
    if (notice.peek() === current) notice.value = undefined;
  };
  useEffect(() => {
    if (current?.kind !== 'done') return;
    const timer = setTimeout(close, current.undo === undefined ? SHOWN_MS : UNDO_MS);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <div class="notices" aria-live="polite">
      {current !== undefined && (
        <div class="notice" data-kind={current.kind}>
          <Icon name={current.kind === 'done' ? 'check' : 'alert'} />
          <span>{current.text}</span>
          {current.undo !== undefined && (
            <button
              type="button"
              class="link"
              onClick={() => {
                current.undo?.();
                close();
              }}
            >
              Undo
            </button>
          )}
          <button type="button" class="icon" aria-label="Close message" onClick={close}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
