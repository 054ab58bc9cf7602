import { describe, expect, it } from 'vitest';
import { UNUSED, type Usage } from './subscription.js';
import { failed, succeeded } from './suspension.js';

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1);

interface Story {
  readonly failures: number;
  /** Minutes between one and the next. */
  readonly every: number;
  readonly successes?: number;
}

/** What the last failure leads to. */
const after = ({ failures, every, successes = 0 }: Story): string | undefined => {
  let usage: Usage = UNUSED;
  for (let count = 0; count < successes; count += 1) usage = succeeded(usage, START);
  let reason: string | undefined;
  for (let count = 0; count < failures; count += 1) ({ usage, reason } = failed(usage, START + count * every * MINUTE));
  return reason;
};

describe('suspension', () => {
  it.each([
    [{ failures: 5, every: 0 }, undefined],
    [{ failures: 6, every: 0 }, 'more than 5 failures in a minute'],
    [{ failures: 10, every: 5 }, undefined],
    [{ failures: 11, every: 5 }, 'more than 10 failures in an hour'],
    [{ failures: 14, every: 20 }, undefined],
    [{ failures: 15, every: 20 }, '15 failures in a day at a rate over 10 %'],
    [{ failures: 15, every: 20, successes: 134 }, '15 failures in a day at a rate over 10 %'],
    [{ failures: 15, every: 20, successes: 135 }, undefined],
    [{ failures: 26, every: 20, successes: 1000 }, 'more than 25 failures in a day'],
    // An hour and more apart, never more than 24 within a day.
    [{ failures: 200, every: 61, successes: 0 }, '15 failures in a day at a rate over 10 %'],
    [{ failures: 200, every: 130, successes: 0 }, undefined],
  ])('after %j: %s', (story, reason) => {
    expect(after(story)).toBe(reason);
  });

  it('counts what was accepted a day ago no more', () => {
    let usage: Usage = UNUSED;
    for (let count = 0; count < 500; count += 1) usage = succeeded(usage, START - 25 * 60 * MINUTE);
    let reason: string | undefined;
    for (let count = 0; count < 15; count += 1) ({ usage, reason } = failed(usage, START + count * 20 * MINUTE));
    expect(reason).toBe('15 failures in a day at a rate over 10 %');
  });
});
