const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;

/**
 * An own data property of a collection; undefined for everything else: inherited members, getters (their descriptors have no
 * value), properties of arrays, texts, dates and functions. This is the only way an expression reads a property.
 */
export function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return getOwnPropertyDescriptor(holder, key)?.value;
}

/** Element of an array, counted from 1, from the end when negative (IML §2); undefined outside it. */
export function elementAt(list: readonly unknown[], position: number): unknown {
  const index = position < 0 ? list.length + position : position - 1;
  return hasOwn(list, index) ? getOwnPropertyDescriptor(list, index)?.value : undefined;
}

/** `value[index]`: a position in an array, or the name of a property of a collection. */
export function indexedValue(holder: unknown, index: unknown): unknown {
  if (Array.isArray(holder)) {
    const position = typeof index === 'string' && index !== '' ? Number(index) : index;
    return typeof position === 'number' && Number.isInteger(position) ? elementAt(holder, position) : undefined;
  }
  if (holder instanceof Uint8Array) return undefined;
  return typeof index === 'string' || typeof index === 'number' ? ownValue(holder, String(index)) : undefined;
}

/** Whether a value is a plain object: made by a literal, by JSON or with `Object.create(null)`. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Sets an own property whatever its name: `__proto__` becomes a property like any other. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}
