import { posix } from 'node:path';
import type { AppMetadata, ModuleGroup } from '../app.js';
import { childOf, type ObjectTree, type Tree } from '../json/tree.js';
import type { Report } from '../reporter.js';
import { textOf } from './provenance.js';

/** What an instance takes as the name of an app (R10.14). */
export const APP_NAME = /^[a-z][0-9a-z-]+[0-9a-z]$/;

/** What stands in for an app's identity when a layout does not carry it, as a workspace does not (R10.8). */
export interface MetadataFallback {
  readonly name: string;
  readonly version?: number | undefined;
  /** Whether the absence of a label, theme or language is worth a finding: it is not where the layout has no room for them. */
  readonly complain: boolean;
}

/** Reads the app's identity. Missing parts get harmless values and a finding. */
export function readAppMetadata(tree: ObjectTree, fallback: MetadataFallback, report: Report): AppMetadata {
  const missing = (key: string, instead: string): string => {
    if (fallback.complain) {
      report({
        rule: 'metadata/missing',
        severity: 'warning',
        message: `The app does not say its ${key}; "${instead}" stands in. Add "${key}".`,
        at: tree.place.location(),
      });
    }
    return instead;
  };
  const name = textOf(tree, 'name') ?? missing('name', fallback.name);
  return {
    name,
    label: textOf(tree, 'label') ?? missing('label', name),
    description: textOf(tree, 'description'),
    version: numberOf(tree, 'version') ?? fallback.version ?? 1,
    theme: textOf(tree, 'theme') ?? missing('theme', '#7a7a7a'),
    language: textOf(tree, 'language') ?? missing('language', 'en'),
    countries: countriesOf(tree),
  };
}

/** Reads module groups, keeping what has the right shape (R7.5); the schema check reports the rest. */
export function readGroups(tree: Tree | undefined): ModuleGroup[] {
  if (tree?.kind !== 'array') return [];
  return tree.items.flatMap((item) => {
    const modules = childOf(item, 'modules');
    if (item.kind !== 'object' || modules?.kind !== 'array') return [];
    const names = modules.items.flatMap((each) =>
      each.kind === 'scalar' && typeof each.value === 'string' ? [each.value] : [],
    );
    return [{ label: textOf(item, 'label') ?? '', modules: names }];
  });
}

/** A usable app name made from a folder's or file's name. */
export function nameFromPath(path: string): string {
  const base = posix
    .basename(path.replaceAll('\\', '/'))
    .replace(/\.zip$/i, '')
    .toLowerCase();
  const name = base.replace(/[^0-9a-z]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  return APP_NAME.test(name) ? name : ['app', ...(name === '' ? [] : [name])].join('-');
}

function numberOf(tree: Tree, key: string): number | undefined {
  const child = childOf(tree, key);
  const value = child?.kind === 'scalar' ? Number(child.value ?? Number.NaN) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function countriesOf(tree: Tree): string[] | undefined {
  const child = childOf(tree, 'countries');
  if (child?.kind !== 'array') return undefined;
  return child.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}
