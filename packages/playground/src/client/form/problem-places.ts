const IN_PARAMETER = /\bparameter '([^']+)'/;
const MAPPED = /^(?:Failed to map|Invalid IML for parameter) '([^']+)' ?: (.*)$/s;

/**
 * The fields that the texts of an error name, by their path: `emails[1].value`, items counted from 1 (R6.13). The first problem of a
 * field is kept.
 */
export function problemPlaces(texts: readonly string[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const text of texts) {
    const mapped = MAPPED.exec(text);
    const place = mapped?.[1] ?? IN_PARAMETER.exec(text)?.[1];
    if (place !== undefined && !places.has(place)) places.set(place, mapped?.[2] ?? text);
  }
  return places;
}
