import { describe, expect, it } from 'vitest';
import { Clock } from './clock.js';

describe('Clock', () => {
  it('stands still until it is moved', async () => {
    const clock = new Clock({ start: 1000 });
    expect(clock.now()).toBe(1000);
    await clock.advance(500);
    expect(clock.now()).toBe(1500);
  });

  it('runs timers in order of their time, each at its time', async () => {
    const clock = new Clock({ start: 0 });
    const seen: [string, number][] = [];
    clock.schedule(300, () => void seen.push(['late', clock.now()]));
    clock.schedule(100, async () => {
      seen.push(['early', clock.now()]);
      clock.schedule(200, () => void seen.push(['nested', clock.now()]));
    });
    const cancelled = clock.schedule(150, () => void seen.push(['never', clock.now()]));
    cancelled.cancel();
    await clock.advance(250);
    expect(seen).toEqual([
      ['early', 100],
      ['nested', 200],
    ]);
    await clock.advance(50);
    expect(seen.at(-1)).toEqual(['late', 300]);
  });

  it('runs work that is due already without being moved, but not inside the call', async () => {
    const clock = new Clock({ start: 50 });
    let done = false;
    clock.schedule(10, () => {
      done = true;
    });
    expect(done).toBe(false);
    await clock.idle();
    expect(done).toBe(true);
  });

  it('forgets its timers on reset', async () => {
    const clock = new Clock({ start: 0 });
    let done = false;
    clock.schedule(10, () => {
      done = true;
    });
    clock.reset(5);
    await clock.advance(100);
    expect([done, clock.now()]).toEqual([false, 105]);
  });
});
