import { describe, expect, it } from 'vitest';
import { strictMock } from '../testing/mock.js';
import { happenings } from './happenings.js';

describe('happenings', () => {
  it.each(happenings(strictMock()).map(({ name }) => name))('%s changes a record and says so', async (name) => {
    const mock = strictMock();
    const changed: string[] = [];
    mock.account.store.onChange(({ record }) => void changed.push(record.data.name ?? ''));
    const sentence = await happenings(mock)
      .find((happening) => happening.name === name)
      ?.run();
    expect(changed).toHaveLength(1);
    expect(sentence).toContain(changed[0]);
    expect(sentence).toMatch(/\.$/);
  });

  it('happen to records that the user owns and the team shares, so that webhooks of every scope hear of them', async () => {
    const mock = strictMock();
    const seen: boolean[] = [];
    mock.account.store.onChange(({ record }) => void seen.push(record.owner === mock.account.email && record.team));
    for (const happening of happenings(mock)) await happening.run();
    expect(seen).toEqual(Array(6).fill(true));
  });

  it('differ each time, and repeat after a reset', async () => {
    const mock = strictMock();
    const twice = async (): Promise<string[]> => {
      const [first] = happenings(mock);
      return [(await first?.run()) ?? '', (await first?.run()) ?? ''];
    };
    const before = await twice();
    mock.reset();
    expect(await twice()).toEqual(before);
    expect(before[0]).not.toBe(before[1]);
  });

  it('say so when there is nothing to change', async () => {
    const mock = strictMock({ starter: {} });
    expect(await happenings(mock)[0]?.run()).toBe('There is no person to change.');
  });
});
