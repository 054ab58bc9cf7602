import { textForm } from '@connect-app/iml';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';
import type { HeaderList } from '../transport/types.js';

/** Sent unless the app says otherwise; the production value is not documented (R1.20). */
export const USER_AGENT = 'Integromat/production';

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * Headers of a request: names capitalised part by part (R1.20), null and undefined left out, a list repeats its line.
 * Names are case-insensitive, so a later one replaces an earlier one of another spelling.
 * @throws RunError `header-invalid` for names and values that cannot stand in a header.
 */
export class RequestHeaders {
  readonly #lines = new Map<string, { readonly name: string; readonly values: readonly string[] }>();

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    for (const [name, value] of Object.entries(values)) this.set(name, value);
  }

  set(name: string, value: unknown): void {
    const items = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
      (item) => item !== null && item !== undefined,
    );
    if (items.length === 0) return;
    if (!NAME.test(name)) throw invalid(`"${name}" is no valid name of a header.`);
    this.#lines.set(name.toLowerCase(), {
      name: capitalize(name),
      values: items.map((item) => headerText(name, item)),
    });
  }

  setDefault(name: string, value: string): void {
    if (!this.has(name)) this.set(name, value);
  }

  has(name: string): boolean {
    return this.#lines.has(name.toLowerCase());
  }

  get(name: string): string | undefined {
    return this.#lines.get(name.toLowerCase())?.values.join(', ');
  }

  list(): HeaderList {
    return [...this.#lines.values()].flatMap(({ name, values }) => values.map((value) => [name, value] as const));
  }
}

function headerText(name: string, value: unknown): string {
  if (isPlainObject(value) || Array.isArray(value)) {
    throw invalid(`The header "${name}" holds a collection or a nested list; a header is a text.`);
  }
  const text = textForm(value).trim();
  if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
    throw invalid(`The value of the header "${name}" holds a line break or another character a header cannot carry.`);
  }
  return text;
}

function capitalize(name: string): string {
  return name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

function invalid(message: string): RunError {
  return new RunError({ type: 'DataError', code: 'header-invalid', message });
}
