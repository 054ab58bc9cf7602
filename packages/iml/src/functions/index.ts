import { arrayCollectionFunctions } from './array-collections.js';
import { arrayFlattenFunctions } from './array-flatten.js';
import { arrayItemFunctions } from './array-items.js';
import { arraySetFunctions } from './array-sets.js';
import { arraySortFunctions } from './array-sort.js';
import { binaryFunctions } from './binary.js';
import { dateAddFunctions } from './date-add.js';
import { dateSetFunctions } from './date-set.js';
import { dateTextFunctions } from './date-text.js';
import type { FunctionDefinition } from './definition.js';
import { generalFunctions } from './general.js';
import { generalChoiceFunctions } from './general-choice.js';
import { hashFunctions } from './hash.js';
import { jsonFunctions } from './json.js';
import { jwtFunctions } from './jwt.js';
import { mathFunctions } from './math.js';
import { mathStatisticsFunctions } from './math-statistics.js';
import { mathTextFunctions } from './math-text.js';
import { mimeFunctions } from './mime.js';
import { textCaseFunctions } from './text-case.js';
import { textEncodeFunctions } from './text-encode.js';
import { textReplaceFunctions } from './text-replace.js';
import { textSearchFunctions } from './text-search.js';

export { constants } from './constants.js';
export { ERASE, IGNORE } from './sentinels.js';

/** All built-in functions of both flavours. */
export const functions: readonly FunctionDefinition[] = [
  ...generalFunctions,
  ...generalChoiceFunctions,
  ...mathFunctions,
  ...mathTextFunctions,
  ...mathStatisticsFunctions,
  ...textCaseFunctions,
  ...textSearchFunctions,
  ...textReplaceFunctions,
  ...textEncodeFunctions,
  ...binaryFunctions,
  ...hashFunctions,
  ...mimeFunctions,
  ...jsonFunctions,
  ...jwtFunctions,
  ...dateAddFunctions,
  ...dateSetFunctions,
  ...dateTextFunctions,
  ...arrayItemFunctions,
  ...arrayFlattenFunctions,
  ...arraySetFunctions,
  ...arraySortFunctions,
  ...arrayCollectionFunctions,
];
