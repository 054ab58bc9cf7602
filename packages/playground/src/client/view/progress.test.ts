import { describe, expect, it } from 'vitest';
import { progressText } from './progress.js';
import { NO_RUN, type RunView } from './run-view.js';

const bundles = [{ input: 0, bundle: {} }];
const sent = [
  { input: 0, method: 'GET', url: '/' },
  { input: 0, method: 'GET', url: '/2' },
];
const entry = { input: 0, error: { type: 'X', code: 'x', message: 'x', details: [] } };
const text = (view: Partial<RunView>) => progressText({ ...NO_RUN, bundles, sent, milliseconds: 1200, ...view });

describe('the status line', () => {
  it('says how far a run is and how it ended', () => {
    expect(text({ status: 'idle' })).toBe('');
    expect(text({ status: 'running' })).toBe('Running: 1 bundle, 2 requests so far.');
    expect(text({ status: 'done' })).toBe('Done in 1.2 s: 1 bundle, 2 requests.');
    expect(text({ status: 'cancelled' })).toBe('Cancelled after 1.2 s: 1 bundle, 2 requests.');
    expect(text({ status: 'failed', errors: [entry] })).toBe('Failed after 1.2 s: 1 bundle, 2 requests.');
  });

  it('counts inputs in a chain', () => {
    expect(text({ status: 'running', inputs: 10, input: 2 })).toBe(
      'Running input 3 of 10: 1 bundle, 2 requests so far.',
    );
    expect(text({ status: 'done', inputs: 10 })).toBe('Done in 1.2 s: 10 inputs, 1 bundle, 2 requests.');
    expect(text({ status: 'failed', inputs: 10, errors: [entry, entry] })).toBe(
      'Failed 2 times in 1.2 s: 1 bundle, 2 requests.',
    );
  });
});
