/**
 * The entry of an object keyed by `*`, `NNN` and `NNN-NNN` that fits a status: ranges are inclusive, the narrowest
 * wins, `*` stands for 1-999 (R2.5).
 */
export function matchStatus<Value>(entries: Readonly<Record<string, Value>>, status: number): Value | undefined {
  let best: Value | undefined;
  let bestWidth = Number.POSITIVE_INFINITY;
  for (const [key, value] of Object.entries(entries)) {
    const range = /^\s*(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s*$/.exec(key.trim() === '*' ? '1-999' : key);
    if (range === null) continue;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (status >= from && status <= to && to - from < bestWidth) {
      best = value;
      bestWidth = to - from;
    }
  }
  return best;
}
