/** A value of an earlier bundle that can be mapped. */
export interface BundlePath {
  /** As a template names it: `1.emails[].value` (IML §3). */
  readonly path: string;
  readonly sample: unknown;
}

/** Enough for completion; deeper values are reached through the panel of outputs. */
const MAX_PATHS = 400;

/** Everything in a bundle that a template can name, values and the collections around them. */
export function bundlePaths(number: number | string, bundle: unknown): BundlePath[] {
  const paths: BundlePath[] = [];
  const visit = (value: unknown, path: string): void => {
    if (paths.length >= MAX_PATHS) return;
    paths.push({ path, sample: value });
    for (const child of childrenOf(value, path)) visit(child.sample, child.path);
  };
  for (const child of childrenOf(bundle, String(number))) visit(child.sample, child.path);
  return paths;
}

/** The values right below one: members of a collection, or of a list's first item, which `[]` names (IML §3). */
export function childrenOf(value: unknown, path: string): BundlePath[] {
  if (Array.isArray(value)) {
    const [first] = value;
    return isObject(first) ? childrenOf(first, `${path}[]`) : [];
  }
  if (!isObject(value) || isTyped(value)) return [];
  return Object.entries(value).map(([name, sample]) => ({ path: `${path}.${segment(name)}`, sample }));
}

/** Names that are no plain words stand in backticks (IML §3). */
export function segment(name: string): string {
  return /^[A-Za-z]\w*$/.test(name) ? name : `\`${name}\``;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A date or binary value as typed JSON writes it is one value. */
export function isTyped(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && key !== undefined && key.startsWith('$');
}
