import { describe, expect, it } from 'vitest';
import { compileFilter } from './compile-filter.js';

const context = {
  name: 'Ann Lee',
  age: 30,
  none: null,
  tags: ['Red', 'blue'],
  at: new Date('2020-05-01T00:00:00Z'),
  on: false,
};

describe('compileFilter (IML §9)', () => {
  it.each([
    ['exist', '{{age}}', undefined, true],
    ['exist', '{{none}}', undefined, false],
    ['notexist', '{{missing.x}}', undefined, true],
    ['text:equal', '{{name}}', 'ann lee', false],
    ['text:equal:ci', '{{name}}', 'ann lee', true],
    ['text:notcontain', '{{name}}', 'Bob', true],
    ['text:startwith', '{{name}}', 'Ann', true],
    ['text:endwith:ci', '{{name}}', 'LEE', true],
    ['text:pattern', '{{name}}', '^A.*e$', true],
    ['text:pattern:ci', '{{name}}', '/^ann/', true],
    ['number:greater', '{{age}}', '18', true],
    ['number:lessorequal', '{{age}}', 29, false],
    ['number:less', '{{name}}', 29, false],
    ['number:notequal', '{{name}}', 29, true],
    ['date:less', '{{at}}', '2020-05-02T00:00:00Z', true],
    ['time:greater', '10:30', '9:59:59', true],
    ['semver:greater', '1.10.0', '1.9.9', true],
    ['semver:less', '1.0.0-beta.2', '1.0.0-beta.11', true],
    ['semver:less', '1.0.0-rc', '1.0.0', true],
    ['array:contain', '{{tags}}', 'red', false],
    ['array:contain:ci', '{{tags}}', 'red', true],
    ['array:equal', '{{tags}}', '2', true],
    ['array:greater', '{{missing}}', 0, false],
    ['boolean:equal', '{{on}}', 'false', true],
    ['boolean:notequal', '{{on}}', true, true],
  ])('%s %s %s is %s', (o, a, b, expected) => {
    expect(compileFilter([[{ a, o, b }]])(context)).toBe(expected);
  });

  it('is an OR of ANDs; without conditions everything passes', () => {
    const no = { a: '{{age}}', o: 'number:less', b: 1 };
    const yes = { a: '{{age}}', o: 'exist' };
    expect(compileFilter([[yes, no], [yes]])(context)).toBe(true);
    expect(compileFilter([[yes, no], [no]])(context)).toBe(false);
    expect(compileFilter([])(context)).toBe(true);
    expect(compileFilter([[]])(context)).toBe(true);
  });

  it('refuses an unknown operator, also an inherited name', () => {
    for (const o of ['text:like', 'constructor', '__proto__']) {
      expect(() => compileFilter([[{ a: 1, o }]])).toThrow(
        expect.objectContaining({ code: 'invalid-filter', field: '0.0' }),
      );
    }
  });
});
