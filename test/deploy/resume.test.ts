import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MakeApi, startMakeApi } from '../make-api/make-api.js';
import { deployFiles, meaningOf, newMappingFile, SMALL } from './support.js';

/** The smallest app that has something to create whose name the instance chooses, and something that refers to it. */
const TINY = Object.fromEntries(
  Object.entries(SMALL).filter(([path]) => /^(app|base|connections|webhooks|modules\/watch|assets)/.test(path)),
);

const OLD = {
  ...TINY,
  'base.imljson': { baseUrl: 'https://old.example.com' },
  'modules/watchThings/metadata.json': { label: 'Old', type: 'instant_trigger', webhook: 'changed' },
  'rpcs/gone/metadata.json': { label: 'Gone', connection: 'spare' },
};

/** What is normal again leaves nothing to do: looked at after every so many requests, since it takes as long as the rest. */
const EVERY = 4;

let total: number;
let fresh: { api: MakeApi; close(): Promise<void> };
beforeAll(async () => {
  const api = await startMakeApi();
  fresh = { api, close: () => api.close() };
  await deployFiles({ api, mappingFile: await newMappingFile() }, TINY);
  total = api.journal.length;
});
afterAll(() => fresh.close());

const normal = (api: MakeApi): string => meaningOf(api, api.theApp().name);

describe.each(['before', 'after'] as const)('a connection that breaks %s a request took effect', (when) => {
  it('at any request of the first deployment leaves something that the next one completes', async () => {
    expect(total).toBeGreaterThan(30);
    for (let n = 1; n <= total; n += 1) {
      const api = await startMakeApi();
      try {
        const target = { api, mappingFile: await newMappingFile() };
        api.killAt(n, when);
        await expect(deployFiles(target, TINY), `request ${n}`).rejects.toThrow();
        api.revive();
        await deployFiles(target, TINY);
        expect(api.store.apps.size, `request ${n}`).toBe(1);
        expect(normal(api), `request ${n}`).toBe(normal(fresh.api));
        if (n % EVERY !== 0) continue;
        api.revive();
        await deployFiles(target, TINY);
        expect(api.writes(), `request ${n}`).toEqual([]);
      } finally {
        await api.close();
      }
    }
  }, 120_000);

  it('at any request of a change, a rename and a deletion does so too', async () => {
    const probe = await startMakeApi();
    const probeTarget = { api: probe, mappingFile: await newMappingFile() };
    await deployFiles(probeTarget, OLD);
    probe.revive();
    await deployFiles(probeTarget, TINY, { allowDestructive: true });
    const requests = probe.journal.length;
    await probe.close();
    for (let n = 1; n <= requests; n += 1) {
      const api = await startMakeApi();
      try {
        const target = { api, mappingFile: await newMappingFile() };
        await deployFiles(target, OLD);
        api.killAt(n, when);
        await expect(deployFiles(target, TINY, { allowDestructive: true }), `request ${n}`).rejects.toThrow();
        api.revive();
        await deployFiles(target, TINY, { allowDestructive: true });
        expect(normal(api), `request ${n}`).toBe(normal(fresh.api));
        if (n % EVERY !== 0) continue;
        api.revive();
        await deployFiles(target, TINY, { allowDestructive: true });
        expect(api.writes(), `request ${n}`).toEqual([]);
      } finally {
        await api.close();
      }
    }
  }, 120_000);
});

describe('a deployment that was interrupted', () => {
  it('takes other sources the next time without calling its own work a conflict', async () => {
    const api = await startMakeApi();
    const target = { api, mappingFile: await newMappingFile() };
    api.killAt(Math.floor(total / 2), 'after');
    await expect(deployFiles(target, TINY)).rejects.toThrow();
    api.revive();
    const changed = { ...TINY, 'base.imljson': { baseUrl: 'https://new.example.com' } };
    await deployFiles(target, changed);
    expect(api.theApp().blocks.get('base')).toContain('new.example.com');
    await api.close();
  });
});
