import { useState } from 'preact/hooks';
import type { Toggled } from '../../view/tree.js';

/** Remembers what somebody opened and closed in a tree. */
export function useToggled(): readonly [Toggled, (key: string, open: boolean) => void] {
  const [toggled, setToggled] = useState<Toggled>(new Map());
  return [toggled, (key, open) => setToggled((before) => new Map(before).set(key, open))];
}
