import { describe, expect, it } from 'vitest';
import { problemPlaces } from './problem-places.js';

describe('the fields an error names', () => {
  it('finds each parameter that failed validation (R6.13)', () => {
    const places = problemPlaces([
      "Missing value of required parameter 'name'.",
      "Invalid number in parameter 'rows[2].count'.",
      'Something else went wrong.',
    ]);
    expect([...places]).toEqual([
      ['name', "Missing value of required parameter 'name'."],
      ['rows[2].count', "Invalid number in parameter 'rows[2].count'."],
    ]);
  });

  it('finds the field whose template failed, and leaves the path out of the text', () => {
    expect([...problemPlaces(["Invalid IML for parameter 'limit' : Operator next to operator."])]).toEqual([
      ['limit', 'Operator next to operator.'],
    ]);
    expect([...problemPlaces(["Failed to map 'emails[1].value': Function 'x' not found!"])]).toEqual([
      ['emails[1].value', "Function 'x' not found!"],
    ]);
  });

  it('keeps the first problem of a field', () => {
    expect(problemPlaces(["First in parameter 'a'.", "Second in parameter 'a'."]).get('a')).toBe(
      "First in parameter 'a'.",
    );
  });
});
