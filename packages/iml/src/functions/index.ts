import { arrayCollectionFunctions } from './array-collections.js';
import { arrayItemFunctions } from './array-items.js';
import { arraySetFunctions } from './array-sets.js';
import { arraySortFunctions } from './array-sort.js';
import type { FunctionDefinition } from './definition.js';
import { generalFunctions } from './general.js';
import { textCaseFunctions } from './text-case.js';
import { textEncodeFunctions } from './text-encode.js';
import { textReplaceFunctions } from './text-replace.js';
import { textSearchFunctions } from './text-search.js';

export { constants } from './constants.js';
export { ERASE, IGNORE } from './sentinels.js';

/** All built-in functions of both flavours. */
export const functions: readonly FunctionDefinition[] = [
  ...generalFunctions,
  ...textCaseFunctions,
  ...textSearchFunctions,
  ...textReplaceFunctions,
  ...textEncodeFunctions,
  ...arrayItemFunctions,
  ...arraySetFunctions,
  ...arraySortFunctions,
  ...arrayCollectionFunctions,
];
