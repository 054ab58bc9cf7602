import type { HeaderList } from '../transport/types.js';

/** Response headers as expressions see them (R2.8): names in lower case, repeated lines joined, cookies as a list. */
export function headersOf(lines: HeaderList): Record<string, unknown> {
  const headers = new Map<string, string | string[]>();
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    const before = headers.get(key);
    if (key === 'set-cookie') headers.set(key, [...(Array.isArray(before) ? before : []), value]);
    else headers.set(key, before === undefined ? value : `${String(before)}, ${value}`);
  }
  return Object.fromEntries(headers);
}

/** The value of one header, undefined when it is absent. */
export function headerValue(lines: HeaderList, name: string): string | undefined {
  return lines.find(([key]) => key.toLowerCase() === name)?.[1];
}
