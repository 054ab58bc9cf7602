/** An object without the properties that are undefined. A million records are made of these: it is kept plain. */
export function defined<T extends object>(given: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept: Record<string, unknown> = {};
  for (const name in given) if (given[name] !== undefined) kept[name] = given[name];
  return kept as T;
}
