import { describe, expect, it } from 'vitest';
import { checkValue } from './check-value.js';
import { familyOf } from './types.js';

describe('parameter types', () => {
  it('knows every type of the editor, a user-defined structure too (R6.1, R7.4)', () => {
    const types =
      'any array boolean buffer cert collection color date email filename folder file filter hidden json integer uinteger ' +
      'number password path pkey port select text time timestamp timezone url uuid banner udt';
    expect(types.split(' ').filter((type) => familyOf(type) === undefined)).toEqual([]);
  });

  it('leaves alone what only the platform knows, and what is no type (R6.1, C20)', () => {
    expect(['account', 'hook', 'datastore', 'string', 'constructor'].map(familyOf)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('holds an enum against lists only (C6)', () => {
    const validate = { enum: ['a'] };
    expect(checkValue({ type: 'array', validate }, ['a', 'b'])).toMatchObject({ code: 'not-allowed' });
    expect(checkValue({ type: 'text', validate }, 'b')).toBeUndefined();
  });
});
