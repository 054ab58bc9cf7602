import { describe, expect, it } from 'vitest';
import { contrastOf, readableOn } from './colour.js';

describe('the app’s colour', () => {
  it.each(['#1F6FB2', '#ffff00', '#000000', '#ffffff', '#808080', 'red'])(
    '%s is made readable on light and dark',
    (colour) => {
      for (const ground of ['#ffffff', '#191c22'])
        expect(contrastOf(readableOn(colour, ground), ground)).toBeGreaterThan(4.9);
    },
  );

  it.each([
    ['#ffffff', '#1f6fb2', 0.09],
    ['#191c22', '#1f6fb2', 0.14],
  ])('is readable on %s tinted with it, the ground of what is chosen', (ground, colour, tint) => {
    const readable = readableOn(colour, ground);
    const part = (at: number) =>
      Math.round(hex(ground, at) * (1 - tint) + hex(readable, at) * tint)
        .toString(16)
        .padStart(2, '0');
    expect(contrastOf(readable, `#${part(1)}${part(3)}${part(5)}`)).toBeGreaterThan(4.5);
  });

  it('stays as it is where it is readable', () => {
    expect(readableOn('#1f6fb2', '#ffffff')).toBe('#1f6fb2');
  });

  it('measures as the guidelines do', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

function hex(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16);
}
