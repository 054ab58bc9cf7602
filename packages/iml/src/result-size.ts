import { ImlError } from './error.js';
import type { Settings } from './options.js';

/** Hands a result on unless it is larger than the limits of the options allow. */
export function bounded<Value>(value: Value, limits: Pick<Settings, 'maxTextLength' | 'maxArrayLength'>): Value {
  if (typeof value === 'string') {
    if (value.length > limits.maxTextLength) {
      throw new ImlError({ code: 'too-large', message: `The text is longer than ${limits.maxTextLength} characters.` });
    }
  } else if (Array.isArray(value) && value.length > limits.maxArrayLength) {
    throw new ImlError({ code: 'too-large', message: `The array has more than ${limits.maxArrayLength} elements.` });
  }
  return value;
}
