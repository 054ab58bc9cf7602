import { textForm } from '@connect-app/iml';

/** A value as text; undefined for one that is not there. */
export function optionalText(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : textForm(value);
}
