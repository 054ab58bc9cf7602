/** What kind of thing a value of a bundle is; typed JSON tells dates and binary data from text. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'date' | 'binary' | 'empty' | 'list' | 'collection';

export function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') {
    const special = specialOf(value);
    return special?.kind ?? 'collection';
  }
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

/** A single value as text. */
export function textOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return '';
  if (typeof value === 'object') return specialOf(value)?.text ?? JSON.stringify(plain(value));
  return String(value);
}

/** A value in at most so many characters. */
export function shortText(value: unknown, length: number): string {
  const text = textOf(value);
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** A value as JSON for people: dates are ISO texts, binary data says its size. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const special = specialOf(value);
  if (special !== undefined) return special.text;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** Whether there is something to open: a collection or list that is not empty. */
export function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function specialOf(value: object): { readonly kind: ValueKind; readonly text: string } | undefined {
  const [key, ...more] = Object.keys(value);
  if (key === undefined || more.length > 0) return undefined;
  const content = (value as Record<string, unknown>)[key];
  switch (key) {
    case '$date':
      return { kind: 'date', text: String(content) };
    case '$binary':
      return { kind: 'binary', text: `${String(content).length / 2} bytes` };
    case '$number':
      return { kind: 'number', text: String(content) };
    case '$undefined':
      return { kind: 'empty', text: '' };
    case '$error':
    case '$keyword':
      return { kind: 'text', text: String(content) };
    default:
      return undefined;
  }
}
