import { describe, expect, it } from 'vitest';
import { scrollTo, visibleRange } from './visible-range.js';

const window = { scroll: 0, height: 100, line: 10 };

describe('the window of a long list', () => {
  it('draws what is seen and a little more, however long the list', () => {
    expect(visibleRange(1_000_000, window)).toEqual({ from: 0, to: 18 });
    expect(visibleRange(1_000_000, { ...window, scroll: 5005 })).toEqual({ from: 492, to: 519 });
  });

  it('ends where the list ends', () => {
    expect(visibleRange(4, window)).toEqual({ from: 0, to: 4 });
    expect(visibleRange(0, window)).toEqual({ from: 0, to: 0 });
    // The list became shorter than it was scrolled.
    expect(visibleRange(3, { ...window, scroll: 900 })).toEqual({ from: 3, to: 3 });
  });

  it('scrolls just as far as it takes to see a line', () => {
    const scrolled = { ...window, scroll: 200 };
    expect([scrollTo(25, scrolled), scrollTo(3, scrolled), scrollTo(40, scrolled)]).toEqual([200, 30, 310]);
  });
});
