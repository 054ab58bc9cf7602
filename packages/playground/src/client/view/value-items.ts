import { own, type SpecEntry, specEntries } from '@connect-app/app-runner/form';
import type { TreeItem } from './tree.js';
import { kindOf, shortText, type ValueKind } from './value-text.js';

/** A line of a tree of values. */
export interface ValueContent {
  readonly name: string;
  /** A number in a list, a line of a long text, a whole bundle: names that are no names of fields. */
  readonly role: 'field' | 'index' | 'line' | 'whole';
  /** What the app calls the field, where it does and not just by its name. */
  readonly label?: string | undefined;
  readonly value: unknown;
  /** Something to say beside it: what became of an input. */
  readonly note?: string | undefined;
}

export type ValueItem = TreeItem<ValueContent>;

/** Longer texts, and those of several lines, can be opened to be read whole. */
const LONG_TEXT = 120;
/** Characters of a long text in one line. */
const WIDTH = 100;

/**
 * A value as an item of a tree: collections and lists open to what is in them, long texts to their lines. `fields` say what the
 * members of the value, or of the items of a list, are called.
 */
export function valueItem(key: string, content: ValueContent, fields: readonly SpecEntry[] = []): ValueItem {
  const children = childrenOf(key, content.value, fields);
  return children === undefined ? { key, content } : { key, content, children };
}

function childrenOf(
  key: string,
  value: unknown,
  fields: readonly SpecEntry[],
): (() => readonly ValueItem[]) | undefined {
  switch (kindOf(value)) {
    case 'list': {
      const list = value as readonly unknown[];
      if (list.length === 0) return undefined;
      return () =>
        list.map((member, index) =>
          valueItem(`${key}.${index}`, { name: String(index + 1), role: 'index', value: member }, fields),
        );
    }
    case 'collection': {
      if (Object.keys(value as object).length === 0) return undefined;
      return () =>
        Object.entries(value as object).map(([name, member]) => {
          const spec = specOf(fields, name);
          const content = { name, role: 'field', label: labelOf(spec, name), value: member } as const;
          return valueItem(`${key}.${name}`, content, specEntries(own(spec, 'spec')));
        });
    }
    case 'text': {
      if (typeof value !== 'string' || (value.length <= LONG_TEXT && !value.includes('\n'))) return undefined;
      return () =>
        textLines(value).map((line, index) => ({
          key: `${key}.${index}`,
          content: { name: String(index + 1), role: 'line', value: line },
        }));
    }
    default:
      return undefined;
  }
}

function specOf(fields: readonly SpecEntry[], name: string): SpecEntry | undefined {
  return fields.find((spec) => typeof spec !== 'string' && spec.name === name);
}

function labelOf(spec: SpecEntry | undefined, name: string): string | undefined {
  const label = own(spec, 'label');
  return typeof label === 'string' && label !== '' && label !== name ? label : undefined;
}

/** A text in lines short enough to be read; words stay whole where they fit. */
export function textLines(text: string, width = WIDTH): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let rest = line;
    while (rest.length > width) {
      const space = rest.lastIndexOf(' ', width);
      const cut = space > width / 2 ? space + 1 : width;
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    return [...lines, rest];
  });
}

const KIND_NAMES: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  binary: 'binary',
  empty: 'empty',
  list: 'list',
  collection: 'collection',
};

/** The type of a value in a word, as the scenario editor names it. */
export function kindName(value: unknown): string {
  return KIND_NAMES[kindOf(value)];
}

/** What is in a collection or list, in short: the first values that say something, or how many there are. */
export function summaryOf(value: unknown, length = 160): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  const texts: string[] = [];
  let room = length;
  for (const member of Object.values(value as object)) {
    if (room <= 0 || texts.length >= 4) break;
    if (!saysSomething(member)) continue;
    const text = shortText(member, Math.min(48, room));
    texts.push(text);
    room -= text.length;
  }
  if (texts.length > 0) return texts.join(' · ');
  const members = Object.keys(value as object).length;
  return members === 1 ? '1 field' : `${members} fields`;
}

/** Whether people would tell one thing from another by this value: not by keys made by machines. */
function saysSomething(value: unknown): boolean {
  const kind = kindOf(value);
  if (kind !== 'text') return kind === 'number' || kind === 'boolean' || kind === 'date';
  return value !== '' && !/^[\w-]{20,}$/.test(String(value));
}
