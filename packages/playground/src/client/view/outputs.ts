import { own, type SpecEntry, specEntries } from '@connect-app/app-runner/form';
import { isTyped, segment } from '../form/bundle-paths.js';
import type { TreeItem } from './tree.js';
import { kindName } from './value-items.js';

/** A value of an earlier module that can be picked: what the app calls it, its type, an example. */
export interface OutputContent {
  /** As a template names it: `1.emails[].value` (IML §3). */
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Undefined where the bundle has none. */
  readonly sample: unknown;
}

export type OutputItem = TreeItem<OutputContent>;

/** All that can be picked of a module: what its interface names, with the values of a bundle, and what the bundle has beyond. */
export function outputItems(number: number, fields: readonly SpecEntry[], bundle: unknown): OutputItem[] {
  return members(fields, bundle, String(number));
}

function members(fields: readonly SpecEntry[], value: unknown, path: string): OutputItem[] {
  const items: OutputItem[] = [];
  const named = new Set<string>();
  for (const spec of fields) {
    if (typeof spec === 'string' || spec.name === undefined || named.has(spec.name)) continue;
    named.add(spec.name);
    items.push(outputItem(path, { name: spec.name, spec, sample: own(value, spec.name) }));
  }
  if (!isCollection(value)) return items;
  for (const [name, sample] of Object.entries(value)) {
    if (!named.has(name)) items.push(outputItem(path, { name, spec: undefined, sample }));
  }
  return items;
}

interface Named {
  readonly name: string;
  readonly spec: Exclude<SpecEntry, string> | undefined;
  readonly sample: unknown;
}

function outputItem(within: string, { name, spec, sample }: Named): OutputItem {
  const path = `${within}.${segment(name)}`;
  const label = spec === undefined ? undefined : own(spec, 'label');
  const content: OutputContent = {
    path,
    name,
    label: typeof label === 'string' && label !== '' ? label : name,
    type: spec?.type ?? kindName(sample),
    sample,
  };
  const below = specEntries(spec === undefined ? undefined : own(spec, 'spec'));
  // The members of a list are those of its first item, which `[]` names (IML §3).
  const isList = Array.isArray(sample) || spec?.type === 'array';
  const inner = isList ? (Array.isArray(sample) ? sample[0] : undefined) : sample;
  const children = members(below, inner, isList ? `${path}[]` : path);
  return children.length === 0 ? { key: path, content } : { key: path, content, children: () => children };
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTyped(value);
}

/** The values whose name, label or path has every word typed, with all around them that leads there. */
export function matchingOutputs(items: readonly OutputItem[], typed: string): readonly OutputItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.flatMap((item): OutputItem[] => {
    const { label, path } = item.content;
    const text = `${label} ${path}`.toLowerCase();
    if (words.every((word) => text.includes(word))) return [item];
    const below = matchingOutputs(item.children?.() ?? [], typed);
    return below.length === 0 ? [] : [{ ...item, children: () => below }];
  });
}
