import { afterEach, expect } from 'vitest';

/** Names by which a careless reader or writer of properties gets at what objects inherit. */
export const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
];

/** Fails every test of a file after which a built-in prototype is not what it was. */
export function guardPrototypes(): void {
  const before = fingerprint();
  afterEach(() => {
    expect(fingerprint()).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
}

function fingerprint(): unknown[] {
  const builtIns = [Object, Array, Function, String, Number, Boolean, Date, RegExp, Map, Set, Promise, Buffer];
  return builtIns.map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
}
