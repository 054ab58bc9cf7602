import { describe, expect, it } from 'vitest';
import { NO_RUN, type RunView } from '../state/run-view.js';
import { contextsOf, inputsOf, MAX_INPUTS, turnAfter } from './chain-plan.js';

const contexts = [{ 1: 'a' }, { 1: 'b' }, { 1: 'c' }];

describe('a chain', () => {
  it('hands on each bundle with those that led to it', () => {
    const first = contextsOf(
      [
        { input: 0, bundle: 'a' },
        { input: 0, bundle: 'b' },
      ],
      { number: 1, before: undefined },
    );
    expect(first).toEqual([{ 1: 'a' }, { 1: 'b' }]);
    const bundles = [
      { input: 1, bundle: 'x' },
      { input: 1, bundle: 'y' },
    ];
    expect(contextsOf(bundles, { number: 2, before: first })).toEqual([
      { 1: 'b', 2: 'x' },
      { 1: 'b', 2: 'y' },
    ]);
  });

  it('runs a module for all contexts, for the chosen one, and never for more than it may', () => {
    expect(inputsOf(contexts, undefined)).toEqual(contexts);
    expect(inputsOf(contexts, 1)).toEqual([{ 1: 'b' }]);
    expect(inputsOf(contexts, 7)).toEqual(contexts);
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
