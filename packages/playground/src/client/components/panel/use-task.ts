import { useEffect, useRef, useState } from 'preact/hooks';

export interface Task {
  readonly busy: boolean;
  /** What the last try threw. */
  readonly error: unknown;
  /** Does something that may fail; a second call while it is under way does nothing. */
  readonly run: (work: (abort: AbortSignal) => Promise<void>) => void;
}

/** Work behind a button: whether it is under way, and how it failed. It is called off when its part of the page goes. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const run: Task['run'] = (work) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const { signal } = abort.current;
    work(signal)
      .catch((thrown: unknown) => {
        if (!signal.aborted) setError(thrown);
      })
      .finally(() => {
        if (!signal.aborted) setBusy(false);
      });
  };
  return { busy, error, run };
}
