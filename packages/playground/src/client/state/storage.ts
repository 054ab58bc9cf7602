/** Reads JSON the page stored; undefined when there is none, or the browser lets nobody store. */
export function stored(key: string, area: 'local' | 'session' = 'local'): unknown {
  try {
    const text = storageOf(area).getItem(`playground:${key}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Stores JSON; a full or forbidden store is no reason to stop working. */
export function store(key: string, value: unknown, area: 'local' | 'session' = 'local'): void {
  try {
    if (value === undefined) storageOf(area).removeItem(`playground:${key}`);
    else storageOf(area).setItem(`playground:${key}`, JSON.stringify(value));
  } catch {
    // Nothing is lost but the memory of the next visit.
  }
}

function storageOf(area: 'local' | 'session'): Storage {
  return area === 'local' ? localStorage : sessionStorage;
}
