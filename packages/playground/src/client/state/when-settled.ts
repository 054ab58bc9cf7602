const REST_MS = 250;

const waiting = new Set<() => void>();

// A page that is left does at once what it was about to do.
window.addEventListener('pagehide', () => {
  for (const flush of waiting) flush();
});

/**
 * Does the last of many pieces of work when no more have come for a moment: browsers refuse an address that changes with every key
 * (200 times in half a minute).
 */
export function whenSettled(): (work: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: () => void = () => {};
  const flush = (): void => {
    clearTimeout(timer);
    waiting.delete(flush);
    latest();
  };
  return (work) => {
    latest = work;
    clearTimeout(timer);
    waiting.add(flush);
    timer = setTimeout(flush, REST_MS);
  };
}
