import { beforeAll, describe, expect, it, vi } from 'vitest';

// The page's address is read when its state is first asked for.
beforeAll(() => {
  vi.stubGlobal('location', { pathname: '/', hash: '' });
  vi.stubGlobal('window', { addEventListener: () => {} });
  vi.stubGlobal('document', { querySelector: () => null });
});

const step = (module: string, more: object = {}) => ({
  number: 1,
  module,
  label: module,
  fields: [{ name: 'name', type: 'text' }],
  sample: { name: 'Ada' },
  request: { module, values: { text: { kind: 'value', value: 'a' } } },
  ...more,
});
const read = async (kept: unknown, gone = '') => {
  const { stepsOf } = await import('./chain-memory.js');
  return stepsOf(kept, (module) => module !== gone);
};

describe('a stored chain', () => {
  it('comes back as modules that have not run yet', async () => {
    const steps = await read([step('find'), step('watch', { request: undefined })]);
    expect(steps).toMatchObject([
      { ...step('find'), number: 1, contexts: undefined },
      { module: 'watch', number: 2, request: undefined, view: undefined },
    ]);
  });

  it('ends where a module is gone, or what is stored cannot be read', async () => {
    expect(await read([step('find'), step('gone'), step('get')], 'gone')).toHaveLength(1);
    expect(await read([step('find', { request: { module: 'find', values: { a: 1 } } })])).toEqual([]);
    expect(await read([step('find', { request: { module: 'other', values: {} } })])).toEqual([]);
    for (const broken of [undefined, null, 'x', [null], [7], [{ module: 'find' }]])
      expect(await read(broken)).toEqual([]);
  });
});
