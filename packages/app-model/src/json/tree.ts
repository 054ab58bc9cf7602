import type { Json, JsonPath } from '../section.js';
import type { Place } from './place.js';

/** A JSON value that knows where each of its parts stands. Immutable, so that parts can be shared by several trees. */
export type Tree = ScalarTree | ArrayTree | ObjectTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: null | boolean | number | string;
}

export interface ArrayTree {
  readonly kind: 'array';
  readonly place: Place;
  readonly items: readonly Tree[];
}

export interface ObjectTree {
  readonly kind: 'object';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, TreeEntry>;
}

export interface TreeEntry {
  readonly key: Place;
  readonly tree: Tree;
}

/** Sets an own property, also for names such as `__proto__` that plain assignment would treat specially. */
export function setOwn<Value>(target: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
}

/** The plain value of a tree. */
export function toJson(tree: Tree): Json {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'array') return tree.items.map(toJson);
  const object: Record<string, Json> = {};
  for (const [key, entry] of tree.entries) setOwn(object, key, toJson(entry.tree));
  return object;
}

/** The direct child of a tree under a key or an index. */
export function childOf(tree: Tree, key: string | number): Tree | undefined {
  if (tree.kind === 'object') return tree.entries.get(String(key))?.tree;
  if (tree.kind === 'array') return tree.items[Number(key)];
  return undefined;
}

/** The part at `path`, or the nearest parent that exists. `exact` says which of the two it is. */
export function descend(tree: Tree, path: JsonPath): { tree: Tree; exact: boolean } {
  let current = tree;
  for (const key of path) {
    const child = childOf(current, key);
    if (!child) return { tree: current, exact: false };
    current = child;
  }
  return { tree: current, exact: true };
}

/** The part at `path`, or undefined. */
export function treeAt(tree: Tree, path: JsonPath): Tree | undefined {
  const found = descend(tree, path);
  return found.exact ? found.tree : undefined;
}

/** The place of the key that leads to `path`; of the value where the last step is an index or does not exist. */
export function keyPlace(tree: Tree, path: JsonPath): Place {
  const last = path.at(-1);
  const parent = treeAt(tree, path.slice(0, -1));
  const entry = parent?.kind === 'object' && last !== undefined ? parent.entries.get(String(last)) : undefined;
  return entry?.key ?? descend(tree, path).tree.place;
}

/** The string under a key of an object tree, if there is one. */
export function stringAt(tree: Tree | undefined, key: string): string | undefined {
  const child = tree && childOf(tree, key);
  return child?.kind === 'scalar' && typeof child.value === 'string' ? child.value : undefined;
}
