import { describe, expect, it } from 'vitest';
import { scenarioEffect } from './effects.js';

describe('scenarioEffect', () => {
  it('tells what becomes of the scenario (R9.3, R9.4, R9.5)', () => {
    expect(scenarioEffect('DataError').kind).toBe('incomplete-execution');
    expect(scenarioEffect('RuntimeError').kind).toBe('rollback');
    expect(scenarioEffect('InvalidAccessTokenError').kind).toBe('deactivate');
    expect(scenarioEffect('RateLimitError').retryMinutes).toEqual([1, 10, 10, 30, 30, 30, 180, 180]);
  });
});
