import { ImlError } from './error.js';
import { type FieldPath, fieldText } from './field-path.js';
import { isPlainObject, ownValue, setOwn } from './own-value.js';
import { textForm } from './text-form.js';

/** The key whose value is merged into the object it stands in (IML §5). */
export const SPREAD_KEY = '{{...}}';

/** Sets a member of an object under construction; undefined takes away what an earlier key has set. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) setOwn(target, key, value);
  else if (Object.hasOwn(target, key)) delete target[key];
}

/**
 * Merges a collection into an object under construction; nothing and undefined members change nothing.
 *
 * @throws ImlError `invalid-spread` when the value is no collection.
 */
export function spread(target: Record<string, unknown>, source: unknown, path?: FieldPath): void {
  if (source === undefined || source === null) return;
  if (!isPlainObject(source)) {
    throw new ImlError({
      code: 'invalid-spread',
      message: `'${textForm(source).slice(0, 200)}' is not a valid collection.`,
      field: path && fieldText(path),
    });
  }
  for (const key of Object.keys(source)) {
    const member = ownValue(source, key);
    if (member !== undefined) setOwn(target, key, member);
  }
}
