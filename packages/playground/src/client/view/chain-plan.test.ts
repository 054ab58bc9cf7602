import { describe, expect, it } from 'vitest';
import { contextsOf, inputsOf, MAX_INPUTS, turnAfter } from './chain-plan.js';
import { NO_RUN, type RunView } from './run-view.js';

const contexts = [{ 1: 'a' }, { 1: 'b' }, { 1: 'c' }];

const entries = (...pairs: [number, unknown][]) => pairs.map(([input, bundle]) => ({ input, bundle }));

describe('a chain', () => {
  it('hands on each bundle with those that led to it', () => {
    const first = contextsOf({ given: undefined, bundles: entries([0, 'a'], [0, 'b']) }, 1);
    expect(first).toEqual([{ 1: 'a' }, { 1: 'b' }]);
    expect(contextsOf({ given: first, bundles: entries([1, 'x'], [1, 'y']) }, 2)).toEqual([
      { 1: 'b', 2: 'x' },
      { 1: 'b', 2: 'y' },
    ]);
  });

  it('runs a module for all contexts, for the chosen one, and never for more than it may', () => {
    expect(inputsOf(contexts, undefined)).toEqual(contexts);
    expect(inputsOf(contexts, 1)).toEqual([{ 1: 'b' }]);
    // The module before it gave fewer bundles this time.
    expect(inputsOf(contexts, 7)).toEqual([{ 1: 'c' }]);
    expect(inputsOf([], 0)).toEqual([]);
    expect(
      inputsOf(
        Array.from({ length: MAX_INPUTS + 1 }, () => ({})),
        undefined,
      ),
    ).toHaveLength(MAX_INPUTS);
  });

  const after = (view: Partial<RunView>) => turnAfter({ ...NO_RUN, status: 'done', ...view });
  const failed = (kind?: 'incomplete-execution' | 'rollback') => ({
    input: 0,
    error: { type: 'X', code: 'x', message: 'x', details: [], ...(kind && { effect: { kind, description: '' } }) },
  });
  const bundles = [{ input: 1, bundle: {} }];

  it('goes on with what a module gave, and past bundles that were set aside', () => {
    expect(after({ bundles })).toBe('goes on');
    expect(after({ status: 'failed', bundles, errors: [failed('incomplete-execution')] })).toBe('goes on');
  });

  it('ends where nothing came, an error stops the scenario, or somebody cancels', () => {
    expect(after({})).toBe('nothing to hand on');
    expect(after({ status: 'failed', bundles, errors: [failed('rollback')] })).toBe('failed');
    expect(after({ status: 'failed', bundles, errors: [failed()] })).toBe('failed');
    expect(after({ status: 'failed', errors: [failed('incomplete-execution')] })).toBe('failed');
    expect(after({ status: 'cancelled', bundles })).toBe('cancelled');
  });
});
