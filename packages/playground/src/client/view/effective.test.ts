import { describe, expect, it } from 'vitest';
import { blocksOf } from './effective.js';

describe('an effective definition', () => {
  it('falls into its blocks, and those of several steps into the steps', () => {
    expect(blocksOf({ api: [{ url: '/a' }, { url: '/b' }], epoch: [{ url: '/e' }] })).toEqual([
      { name: 'api, step 1', text: '{\n  "url": "/a"\n}' },
      { name: 'api, step 2', text: '{\n  "url": "/b"\n}' },
      { name: 'epoch', text: '{\n  "url": "/e"\n}' },
    ]);
    expect(blocksOf(null)).toEqual([]);
  });
});
