import type { ArrayTree, ObjectTree, ScalarTree, Tree, TreeEntry } from '../json/tree.js';
import type { JsonPath } from '../section.js';

/**
 * Base and component become one request (R1.4): objects merge by key, in all else the component wins. So a text replaces an
 * inherited object, e.g. `"headers": "{{x}}"` drops all inherited headers (C2).
 */
export function mergeTrees(base: Tree, over: Tree, path: JsonPath = []): Tree {
  if (base.kind === 'object' && over.kind === 'object') return mergeObjects(base, over, path);
  if (base.kind === 'array' && over.kind === 'array' && path.join('.') === 'log.sanitize') return union(base, over);
  return over;
}

function mergeObjects(base: ObjectTree, over: ObjectTree, path: JsonPath): ObjectTree {
  const entries = new Map<string, TreeEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const inherited = base.entries.get(key);
    const tree = inherited ? mergeTrees(inherited.tree, entry.tree, [...path, key]) : entry.tree;
    entries.set(key, { key: entry.key, tree });
  }
  return { kind: 'object', place: over.place, entries };
}

/** No source says whether two `log.sanitize` lists join or replace each other (R1.4); joining can only hide more. */
function union(base: ArrayTree, over: ArrayTree): ArrayTree {
  const known = new Set(base.items.filter(isScalar).map((item) => item.value));
  const added = over.items.filter((item) => !isScalar(item) || !known.has(item.value));
  return { kind: 'array', place: over.place, items: [...base.items, ...added] };
}

function isScalar(tree: Tree): tree is ScalarTree {
  return tree.kind === 'scalar';
}
