import type { SpecEntry } from '@connect-app/app-runner/form';
import { count } from './quantities.js';
import type { BundleEntry, ErrorEntry, RunView } from './run-view.js';
import type { IsOpen, Toggled } from './tree.js';
import { type ValueItem, valueItem } from './value-items.js';

/** The items of a list of bundles, which grows in place: what was made stays as long as its fields are called the same. */
const made = new WeakMap<
  readonly BundleEntry[],
  { readonly fields: readonly SpecEntry[]; readonly items: ValueItem[] }
>();

const NO_FIELDS: readonly SpecEntry[] = [];

/** The bundles of a run as items of a tree; those of a chain by the input they came of. `fields` is the module's interface. */
export function bundleItems(view: RunView, fields: readonly SpecEntry[] = NO_FIELDS): readonly ValueItem[] {
  return view.inputs <= 1 ? flatItems(view.bundles, fields) : inputItems(view, fields);
}

function flatItems(bundles: readonly BundleEntry[], fields: readonly SpecEntry[]): readonly ValueItem[] {
  const before = made.get(bundles);
  const items = before?.fields === fields ? before.items : [];
  made.set(bundles, { fields, items });
  for (let index = items.length; index < bundles.length; index += 1) {
    items.push(bundleItem({ key: `b${index}`, index, bundle: bundles[index]?.bundle, fields }));
  }
  return items;
}

function inputItems({ bundles, errors, inputs, records }: RunView, fields: readonly SpecEntry[]): ValueItem[] {
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
    if (own.length > 0 || ended.has(input)) items.push(inputItem({ input, own, error, fields }));
  }
  return items;
}

interface InputOf {
  readonly input: number;
  readonly own: readonly BundleEntry[];
  readonly error: ErrorEntry | undefined;
  readonly fields: readonly SpecEntry[];
}

function inputItem({ input, own, error, fields }: InputOf): ValueItem {
  const note = error === undefined ? count(own.length, 'bundle') : `failed: ${error.error.message}`;
  const content = { name: `Input ${input + 1}`, role: 'whole', value: undefined, note } as const;
  if (own.length === 0) return { key: `i${input}`, content };
  return {
    key: `i${input}`,
    content,
    children: () => own.map(({ bundle }, index) => bundleItem({ key: `i${input}.b${index}`, index, bundle, fields })),
  };
}

interface BundleOf {
  readonly key: string;
  readonly index: number;
  readonly bundle: unknown;
  readonly fields: readonly SpecEntry[];
}

function bundleItem({ key, index, bundle, fields }: BundleOf): ValueItem {
  return valueItem(key, { name: `Bundle ${index + 1}`, role: 'whole', value: bundle }, fields);
}

/** The first bundle of a single run is open until somebody closes it, and so are the inputs of a chain. */
export function isOpenBundle(toggled: Toggled): IsOpen {
  return (key) => toggled.get(key) ?? (key === 'b0' || /^i\d+$/.test(key));
}
