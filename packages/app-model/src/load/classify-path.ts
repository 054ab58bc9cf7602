import type { ComponentKind } from '../app.js';
import { COMPONENT_FOLDERS, COMPONENT_KINDS } from './section-kinds.js';
import { sectionNamed } from './section-names.js';

/** What a file of a folder layout is to a component. */
export interface ComponentFile {
  readonly kind: ComponentKind;
  /** Undefined where the layout has only one of the kind and does not name it: `connections/api.imljson`. */
  readonly name: string | undefined;
  /** A section's name, or one of the parts that are no section. `document` holds more than one part in one file. */
  readonly part: string;
}

const FOLDER_KINDS: ReadonlyMap<string, ComponentKind> = new Map(
  COMPONENT_KINDS.flatMap((kind) => [
    [kind, kind],
    [COMPONENT_FOLDERS[kind], kind],
  ]),
);

/** Spellings of JSON with expressions, the exporter's own first. */
const JSON_EXTENSION = /\.(?:imljson|iml\.jsonc?|jsonc?)$/i;
/** JSON files that lie among components and are none. */
const NOT_COMPONENTS = /^(?:groups|index|package|package-lock|readme|tsconfig|makecomapp|metadata)$/i;

/**
 * Tells what a path below an app's folder is (R10.1, R10.2, R10.9). Beside the exporter's `modules/<name>/api.imljson`, and the
 * same in the singular, real repositories write `modules/<name>/<name>.communication.iml.json` without a manifest,
 * `rpcs/<name>.imljson`, `functions/<name>.js`, `connections/api.imljson`, and `module.<name>.api.imljson`.
 */
export function classifyPath(path: string): ComponentFile | undefined {
  const segments = path.split('/');
  const file = segments.at(-1) ?? '';
  if (segments.length === 1) return flat(file);
  const kind = FOLDER_KINDS.get((segments[0] ?? '').toLowerCase());
  if (!kind || segments.length > 3) return undefined;
  const [, name = ''] = segments;
  if (segments.length === 2) return aloneIn(kind, file);
  const part = partOf(
    kind,
    file.startsWith(`${name}.`) && !isCode(kind, file, name) ? file.slice(name.length + 1) : file,
  );
  if (part !== undefined) return { kind, name, part };
  return isCode(kind, file, name) ? { kind, name, part: 'code' } : undefined;
}

/** Parts without which a folder among the components is no component. */
export function isEssential({ part }: ComponentFile): boolean {
  return !['samples', 'scope', 'scopes', 'test', 'context', 'common'].includes(part);
}

/** Whether a path looks so much like part of an app that an app is to be looked for around it. */
export function betraysApp(path: string, { part }: ComponentFile): boolean {
  return /\.(?:imljson|iml\.jsonc?)$/i.test(path) || part === 'metadata' || /\/code\.js$/.test(path);
}

function partOf(kind: ComponentKind, file: string): string | undefined {
  if (kind === 'function' && /\.js$/i.test(file)) {
    return file === 'code.js' ? 'code' : file === 'test.js' ? 'test' : undefined;
  }
  if (kind === 'endpoint' && file === 'context.md') return 'context';
  if (!JSON_EXTENSION.test(file)) return undefined;
  const stem = file.replace(JSON_EXTENSION, '');
  return stem === 'metadata' ? 'metadata' : sectionNamed(kind, stem);
}

/** `functions/<name>/<name>.js`. */
function isCode(kind: ComponentKind, file: string, name: string): boolean {
  return kind === 'function' && file === `${name}.js`;
}

/** A file that lies in the folder of a kind itself. */
function aloneIn(kind: ComponentKind, file: string): ComponentFile | undefined {
  if (kind === 'function') {
    const [, name, part = 'code'] = /^(.+?)(?:\.(code|test))?\.js$/i.exec(file) ?? [];
    return name === undefined || NOT_COMPONENTS.test(name) ? undefined : { kind, name, part };
  }
  if (!JSON_EXTENSION.test(file)) return undefined;
  const stem = file.replace(JSON_EXTENSION, '');
  const single = kind === 'connection' || kind === 'webhook';
  const section = single ? sectionNamed(kind, stem) : undefined;
  if (section !== undefined || (single && stem === 'metadata')) return { kind, name: undefined, part: section ?? stem };
  if (NOT_COMPONENTS.test(stem)) return undefined;
  const dot = stem.lastIndexOf('.');
  const dotted = dot > 0 ? partOf(kind, `${stem.slice(dot + 1)}.json`) : undefined;
  if (dotted !== undefined) return { kind, name: stem.slice(0, dot), part: dotted };
  return dot > 0 ? undefined : { kind, name: stem, part: 'document' };
}

/** `module.<name>.api.imljson`, `connection.parameters.imljson`: everything in one folder. */
function flat(file: string): ComponentFile | undefined {
  const [first = '', ...rest] = file.replace(JSON_EXTENSION, '').split('.');
  const kind = FOLDER_KINDS.get(first);
  const last = rest.pop();
  if (!kind || last === undefined || !JSON_EXTENSION.test(file)) return undefined;
  const part = partOf(kind, `${last}.json`);
  return part === undefined ? undefined : { kind, name: rest.length > 0 ? rest.join('.') : undefined, part };
}
