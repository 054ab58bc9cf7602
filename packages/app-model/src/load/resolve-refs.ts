import { posix } from 'node:path';
import { childOf, type ObjectTree, stringAt, type Tree, type TreeEntry } from '../json/tree.js';
import type { Location } from '../section.js';
import type { Documents } from './documents.js';

/** References followed from one to the next before the chain counts as a mistake. */
const MAX_CHAIN = 50;
/** Values a section may hold once its references are resolved: shared fields can multiply, memory cannot. */
const MAX_VALUES = 200_000;

interface Target {
  readonly file: string;
  readonly pointer: string;
}

/**
 * Replaces every `{"$ref": "<uri>"}` with what it names. The URI is relative to the file it stands in, a leading `/` means
 * the app's root, and `#/json/pointer` may pick a part. An array is spliced into the array the reference stands in; an object
 * takes the reference's other keys on top of its own. Findings: `ref/missing`, `ref/cycle`, `ref/outside`, `ref/too-large`.
 * The `schema` of a `json` parameter is left alone: there `$ref` belongs to JSON Schema.
 */
export class ReferenceResolver {
  readonly #resolved = new Map<string, Tree | undefined>();
  readonly #sizes = new WeakMap<Tree, number>();
  #cycles = 0;

  constructor(readonly documents: Documents) {}

  resolve(tree: Tree, file: string): Tree {
    return this.#resolve(tree, file, []) ?? { kind: 'object', place: tree.place, entries: new Map() };
  }

  #resolve(tree: Tree, file: string, chain: readonly string[]): Tree | undefined {
    if (tree.kind === 'scalar') return tree;
    const resolved =
      tree.kind === 'array' ? this.#array(tree.items, tree, file, chain) : this.#object(tree, file, chain);
    if (resolved && this.#size(resolved) > MAX_VALUES) {
      this.#say(
        'too-large',
        tree.place.location(),
        `This is more than ${MAX_VALUES} values once its references are resolved.`,
      );
      return undefined;
    }
    return resolved;
  }

  #array(items: readonly Tree[], tree: Tree, file: string, chain: readonly string[]): Tree {
    const resolved: Tree[] = [];
    for (const item of items) {
      const value = this.#resolve(item, file, chain);
      if (value?.kind === 'array' && item.kind === 'object') {
        // No spread: a spliced list may be longer than a call takes arguments.
        for (const each of value.items) resolved.push(each);
      } else if (value) resolved.push(value);
    }
    return { kind: 'array', place: tree.place, items: resolved };
  }

  #object(tree: ObjectTree, file: string, chain: readonly string[]): Tree | undefined {
    const uri = stringAt(tree, '$ref');
    const entries = new Map<string, TreeEntry>();
    for (const [key, entry] of tree.entries) {
      if (key === '$ref' && uri !== undefined) continue;
      const keep = key === 'schema' && tree.entries.has('type');
      const value = keep ? entry.tree : this.#resolve(entry.tree, file, chain);
      if (value) entries.set(key, { key: entry.key, tree: value });
    }
    if (uri === undefined) return { kind: 'object', place: tree.place, entries };
    const at = (childOf(tree, '$ref') ?? tree).place.location();
    const target = this.#follow(uri, file, at, chain);
    if (target?.kind !== 'object' || entries.size === 0) return target;
    return { kind: 'object', place: target.place, entries: new Map([...target.entries, ...entries]) };
  }

  #follow(uri: string, file: string, at: Location, chain: readonly string[]): Tree | undefined {
    const target = resolveReferenceUri(uri, file);
    if (!target) {
      return this.#say(
        'outside',
        at,
        `"${uri}" leads out of the app. Refer to a file inside it, e.g. "/fields/emails.imljson".`,
      );
    }
    const id = `${target.file}#${target.pointer}`;
    if (chain.includes(id) || chain.length >= MAX_CHAIN) {
      return this.#say('cycle', at, `"${uri}" leads back to itself: ${[...chain, id].slice(-4).join(' -> ')}.`);
    }
    if (this.#resolved.has(id)) return this.#resolved.get(id);
    const whole = this.documents.tree(target.file);
    const part = whole && followPointer(whole, target.pointer);
    if (!part) {
      const what = whole
        ? `${target.file} has nothing at "${target.pointer}"`
        : `${target.file} is not there or is empty`;
      return this.#say('missing', at, `The reference "${uri}" leads nowhere: ${what}.`);
    }
    const before = this.#cycles;
    const value = this.#resolve(part, target.file, [...chain, id]);
    // A target met inside a circle is complete only seen from outside of it.
    if (this.#cycles === before) this.#resolved.set(id, value);
    return value;
  }

  #say(rule: string, at: Location, message: string): undefined {
    if (rule === 'cycle') this.#cycles += 1;
    this.documents.report({ rule: `ref/${rule}`, severity: 'error', message, at });
    return undefined;
  }

  #size(tree: Tree): number {
    if (tree.kind === 'scalar') return 1;
    const known = this.#sizes.get(tree);
    if (known !== undefined) return known;
    const children = tree.kind === 'array' ? tree.items : [...tree.entries.values()].map((entry) => entry.tree);
    let size = 1;
    for (const child of children) size += this.#size(child);
    this.#sizes.set(tree, size);
    return size;
  }
}

/** The file, from the app's root, and the JSON pointer a reference names; undefined if it leads out of the app. */
export function resolveReferenceUri(uri: string, fromFile: string): Target | undefined {
  const hash = uri.indexOf('#');
  const path = decode(hash < 0 ? uri : uri.slice(0, hash));
  const pointer = decode(hash < 0 ? '' : uri.slice(hash + 1));
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(path)) return undefined;
  if (path === '') return { file: fromFile, pointer };
  const joined = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(fromFile), path);
  const file = posix.normalize(joined);
  return file === '..' || file.startsWith('../') || file.startsWith('/') ? undefined : { file, pointer };
}

function followPointer(tree: Tree, pointer: string): Tree | undefined {
  if (pointer === '' || pointer === '/') return tree;
  let current: Tree | undefined = tree;
  for (const step of pointer.replace(/^\//, '').split('/')) {
    current = current && childOf(current, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return current;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
