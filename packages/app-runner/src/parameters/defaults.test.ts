import { describe, expect, it } from 'vitest';
import { applyDefaults } from './index.js';

describe('applyDefaults', () => {
  it('fills what is not given, nested and collections included, and leaves the input alone (C20)', () => {
    const given = { kind: 'a' };
    const block = [
      { name: 'kind', type: 'select', options: [{ value: 'a', nested: [{ name: 'n', type: 'number', default: 1 }] }] },
      { name: 'box', type: 'collection', spec: [{ name: 'on', type: 'boolean', default: true }] },
      { name: 'empty', type: 'collection', spec: [{ name: 't', type: 'text' }] },
      { name: 'done', type: 'checkbox' },
      'rpc://more',
    ];
    expect(applyDefaults(block, given)).toEqual({ kind: 'a', n: 1, box: { on: true }, done: false });
    expect(given).toEqual({ kind: 'a' });
  });
});
