import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

it('finds the name that was meant, whatever slip it was', () => {
  const names = ['item', 'items', 'parameters', 'temp'];
  expect(nearestName('itme', names)).toBe('item');
  expect(nearestName('tmep', names)).toBe('temp');
  expect(nearestName('paremeter', names)).toBe('parameters');
  expect(nearestName('ITEMS', names)).toBe('items');
  expect(nearestName('itmes', names)).toBe('items');
  expect(nearestName('code', names)).toBeUndefined();
  expect(nearestName('', names)).toBeUndefined();
});
