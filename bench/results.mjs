import { isDeepStrictEqual } from 'node:util';

/** Whether two engines gave the same. Text counts as the number it shows: one engine knows only text. */
export function sameResult(left, right) {
  return isDeepStrictEqual(asText(left), asText(right));
}

function asText(value) {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
}
