import { expect, it } from 'vitest';
import { isImlError } from './error.js';
import { evaluate } from './evaluate.js';
import { fieldErrorText } from './field-error.js';

it.each([
  ['{{1 <> 2}}', "Invalid IML for parameter 'a.1' : Operator next to operator."],
  ['{{1 +}}', "Invalid IML for parameter 'a.1' : Operator on end of an expression."],
  ['{{a [ }}', "Invalid IML for parameter 'a.1' : Unexpected end at 6."],
  ['{{"a}}', "Invalid IML for parameter 'a.1' : Unexpected end of string."],
  ['{{json(data)}}', "Failed to map 'a.1': Function 'json' not found!"],
  ['{{add(6; 18)}}', "Failed to map 'a.1': Function 'add' finished with error! '6' is not a valid array."],
])('says what the platform says when a field fails (IML §8): %s', (template, text) => {
  let said = '';
  try {
    evaluate(template);
  } catch (error) {
    if (isImlError(error)) said = fieldErrorText('a.1', error);
  }
  expect(said).toBe(text);
});
