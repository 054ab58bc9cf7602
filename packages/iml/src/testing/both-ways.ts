import { compileMapping } from '../compile-mapping.js';
import { ImlError } from '../error.js';
import type { ImlOptions } from '../options.js';

const item = {
  id: 7,
  name: 'Ada',
  empty: '',
  missing: null,
  list: [1, 'two', { three: 3 }],
  at: new Date('2026-01-31T10:00:00.000Z'),
  nested: { 'a b': { c: [{ d: 'deep' }] } },
};
// Generated code reads plain objects, the rule, in a way of its own.
const context = { item, bare: { __proto__: null, id: 1, nested: { d: 'in bare' } }, other: 'x', JSON: 1 };

/** What both ways of evaluating give: the value, or the error as a user sees it. */
export function both(json: unknown, options: ImlOptions = {}): { interpreted: unknown; generated: unknown } {
  const run = (codeGeneration: 'never' | 'always'): unknown => {
    try {
      return compileMapping(json, { ...options, codeGeneration })(context);
    } catch (error) {
      if (!(error instanceof ImlError)) throw error;
      const { code, message, position, field, calls } = error;
      return { code, message, position, field, calls };
    }
  };
  return { interpreted: run('never'), generated: run('always') };
}
