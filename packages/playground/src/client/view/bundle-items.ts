import type { BundleEntry, ErrorEntry, RunView } from '../state/run-view.js';
import { count } from './quantities.js';
import type { IsOpen, Toggled } from './tree.js';
import { type ValueItem, valueItem } from './value-items.js';

/** The items of a list of bundles, which grows in place: what was made stays. */
const made = new WeakMap<readonly BundleEntry[], ValueItem[]>();

/** The bundles of a run as items of a tree; those of a chain by the input they came of. */
export function bundleItems(view: RunView): readonly ValueItem[] {
  return view.inputs <= 1 ? flatItems(view.bundles) : inputItems(view);
}

function flatItems(bundles: readonly BundleEntry[]): readonly ValueItem[] {
  const items = made.get(bundles) ?? [];
  made.set(bundles, items);
  for (let index = items.length; index < bundles.length; index += 1) {
    items.push(bundleItem(index, bundles[index]?.bundle));
  }
  return items;
}

function inputItems({ bundles, errors, inputs, records }: RunView): ValueItem[] {
  const byInput = new Map<number, BundleEntry[]>();
  for (const entry of bundles) {
    const own = byInput.get(entry.input);
    if (own === undefined) byInput.set(entry.input, [entry]);
    else own.push(entry);
  }
  const ended = new Set([...records, ...errors].map(({ input }) => input));
  const items: ValueItem[] = [];
  for (let input = 0; input < inputs; input += 1) {
    const own = byInput.get(input) ?? [];
    const error = errors.find((entry) => entry.input === input);
    if (own.length > 0 || ended.has(input)) items.push(inputItem(input, own, error));
  }
  return items;
}

function inputItem(input: number, own: readonly BundleEntry[], error: ErrorEntry | undefined): ValueItem {
  const note = error === undefined ? count(own.length, 'bundle') : `failed: ${error.error.message}`;
  const content = { name: `Input ${input + 1}`, role: 'whole', value: undefined, note } as const;
  if (own.length === 0) return { key: `i${input}`, content };
  return {
    key: `i${input}`,
    content,
    children: () => own.map(({ bundle }, index) => bundleItem(index, bundle, `i${input}.`)),
  };
}

function bundleItem(index: number, bundle: unknown, within = ''): ValueItem {
  return valueItem(`${within}b${index}`, { name: `Bundle ${index + 1}`, role: 'whole', value: bundle });
}

/** The first bundle of a single run is open until somebody closes it, and so are the inputs of a chain. */
export function isOpenBundle(toggled: Toggled): IsOpen {
  return (key) => toggled.get(key) ?? (key === 'b0' || /^i\d+$/.test(key));
}
