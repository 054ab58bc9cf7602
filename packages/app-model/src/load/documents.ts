import { parseDocument } from '../json/parse-document.js';
import { TextPlace } from '../json/place.js';
import { SourceText } from '../json/source-text.js';
import type { ObjectTree, Tree } from '../json/tree.js';
import type { Report } from '../reporter.js';

/** The files of an app by their path from its root, with forward slashes. */
export type FileMap = ReadonlyMap<string, Uint8Array>;

/** Parses each file once, however many places ask for it. */
export class Documents {
  readonly #trees = new Map<string, Tree | undefined>();

  constructor(
    readonly files: FileMap,
    readonly report: Report,
  ) {}

  has(path: string): boolean {
    return this.files.has(path);
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && decodeText(bytes);
  }

  /** The JSON in a file; undefined if the file is not there, is empty, says `null` or cannot be read at all. */
  tree(path: string): Tree | undefined {
    if (this.#trees.has(path)) return this.#trees.get(path);
    const text = this.text(path);
    const tree = text === undefined ? undefined : parseDocument(new SourceText(path, text), this.report);
    this.#trees.set(path, tree);
    return tree;
  }
}

/** An empty block that stands at the beginning of `file`. */
export function emptyTree(file: string, kind: 'object' | 'array'): Tree {
  return kind === 'array' ? { kind, place: emptyObject(file).place, items: [] } : emptyObject(file);
}

/** An empty object that stands at the beginning of `file`. */
export function emptyObject(file: string): ObjectTree {
  return { kind: 'object', place: new TextPlace(new SourceText(file, ''), 0), entries: new Map() };
}

/** UTF-8, or UTF-16 where a byte order mark says so; the mark itself is left out. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
