import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export interface InsertionTarget {
  readonly label: string;
  readonly insert: (path: string) => void;
}

/** The field that takes what is picked in the panel of earlier outputs: the one that had the focus last. */
export const insertionTarget = signal<InsertionTarget | undefined>(undefined);

/** Makes a field the target when it is focused; returns what to do then. */
export function useInsertion(label: string, insert: (path: string) => void): () => void {
  const latest = useRef(insert);
  latest.current = insert;
  const target = useRef({ label, insert: (path: string) => latest.current(path) });
  useEffect(
    () => () => {
      if (insertionTarget.peek() === target.current) insertionTarget.value = undefined;
    },
    [],
  );
  return () => {
    insertionTarget.value = target.current;
  };
}
