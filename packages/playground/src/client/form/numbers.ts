/**
 * What a number field holds for a typed text: the number where writing it out gives the text again, else the text itself, so that
 * nothing changes under the user's fingers (`1.` on the way to `1.5`) and nothing wrong is mended in silence.
 */
export function typedNumber(text: string): number | string {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return trimmed !== '' && Number.isFinite(number) && String(number) === trimmed ? number : text;
}

/** Why the platform would refuse a number, for the eyes of who types it (R6B); undefined when it would not. */
export function numberProblem(type: string, value: unknown): string | undefined {
  const text = String(value ?? '').trim();
  if (text === '') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return 'This is not a number.';
  if (type === 'number') return undefined;
  if (!Number.isInteger(number)) return 'Only whole numbers are allowed.';
  if (type === 'integer') return undefined;
  if (number < 0) return 'Only numbers from 0 up are allowed.';
  if (type === 'port' && number > 65_535) return 'A port is at most 65535.';
  return undefined;
}
