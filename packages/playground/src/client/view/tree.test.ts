import { describe, expect, it } from 'vitest';
import { type TreeItem, treeMove, treeRows } from './tree.js';

const leaf = (key: string): TreeItem<string> => ({ key, content: key });
const branch = (key: string, ...children: TreeItem<string>[]): TreeItem<string> => ({
  key,
  content: key,
  children: () => children,
});

const tree = [branch('a', leaf('a.1'), branch('a.2', leaf('a.2.x')), leaf('a.3')), leaf('b'), branch('c', leaf('c.1'))];
const rowsWith = (...open: string[]) => treeRows(tree, (key) => open.includes(key));

describe('a tree', () => {
  it('shows what is below open items, with level and place among the siblings', () => {
    const rows = rowsWith('a', 'a.2');
    expect(
      rows.map(({ item, level, position, siblings, open }) => [item.key, level, position, siblings, open]),
    ).toEqual([
      ['a', 1, 1, 3, true],
      ['a.1', 2, 1, 3, undefined],
      ['a.2', 2, 2, 3, true],
      ['a.2.x', 3, 1, 1, undefined],
      ['a.3', 2, 3, 3, undefined],
      ['b', 1, 2, 3, undefined],
      ['c', 1, 3, 3, false],
    ]);
  });

  it('does not make what is below closed items', () => {
    const closed: TreeItem<string> = {
      key: 'x',
      content: 'x',
      children: () => {
        throw new Error('opened');
      },
    };
    expect(treeRows([closed], () => false)).toHaveLength(1);
  });
});

describe('the keys of a tree', () => {
  const move = (at: number, key: string) => treeMove(rowsWith('a', 'a.2'), { at, key, page: 3 });
  const go = (to: number) => ({ kind: 'go', to });

  it('go up and down, by line, by page, to the ends, and no further', () => {
    expect(move(0, 'ArrowDown')).toEqual(go(1));
    expect(move(6, 'ArrowDown')).toEqual(go(6));
    expect(move(0, 'ArrowUp')).toEqual(go(0));
    expect(move(1, 'PageDown')).toEqual(go(4));
    expect(move(2, 'PageUp')).toEqual(go(0));
    expect([move(3, 'Home'), move(3, 'End')]).toEqual([go(0), go(6)]);
  });

  it('open, step in, close, step out', () => {
    expect(move(6, 'ArrowRight')).toEqual({ kind: 'toggle', at: 6, open: true });
    expect(move(0, 'ArrowRight')).toEqual(go(1));
    expect(move(1, 'ArrowRight')).toBeUndefined();
    expect(move(2, 'ArrowLeft')).toEqual({ kind: 'toggle', at: 2, open: false });
    expect(move(3, 'ArrowLeft')).toEqual(go(2));
    expect(move(4, 'ArrowLeft')).toEqual(go(0));
    expect(move(5, 'ArrowLeft')).toBeUndefined();
    expect(move(0, 'Enter')).toEqual({ kind: 'toggle', at: 0, open: false });
    expect(move(6, ' ')).toEqual({ kind: 'toggle', at: 6, open: true });
    expect(move(5, 'Enter')).toBeUndefined();
  });

  it('stay in an open item that is empty', () => {
    expect(
      treeMove(
        treeRows([branch('empty')], () => true),
        { at: 0, key: 'ArrowRight', page: 1 },
      ),
    ).toBeUndefined();
  });

  it('leave other keys to the page', () => {
    expect([move(0, 'Tab'), move(0, 'x'), move(99, 'Home')]).toEqual([undefined, undefined, undefined]);
  });
});
