/** Depth below which values are taken over whole instead of merged. */
const MAX_DEPTH = 100;

/**
 * What `temp` is after a `temp` or `response.temp` block (R1.38): objects merge, arrays merge index by index and never
 * shrink, undefined is skipped, null overwrites, nothing is ever deleted. Neither argument is changed, because parts of
 * both may also be reachable as `body` or `item`.
 */
export function mergeTemp(temp: Readonly<Record<string, unknown>>, block: unknown): Record<string, unknown> {
  return isPlainObject(block) ? (mergeValue(temp, block, 0) as Record<string, unknown>) : { ...temp };
}

function mergeValue(target: unknown, source: unknown, depth: number): unknown {
  if (source === undefined) return target;
  if (depth > MAX_DEPTH) return source;
  if (Array.isArray(source)) {
    if (!Array.isArray(target)) return source;
    const merged = [...(target as unknown[])];
    source.forEach((item: unknown, index) => {
      merged[index] = mergeValue(merged[index], item, depth + 1);
    });
    return merged;
  }
  if (!isPlainObject(source) || !isPlainObject(target)) return source;
  const merged = { ...target };
  for (const [key, value] of Object.entries(source)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const after = mergeValue(before, value, depth + 1);
    if (after !== undefined) define(merged, key, after);
  }
  return merged;
}

/** Sets an own property even when the name is `__proto__`. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** A collection: no array, date, binary or instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
