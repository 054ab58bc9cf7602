import { describe, expect, it } from 'vitest';
import { bundleItems, isOpenBundle } from './bundle-items.js';
import { NO_RUN, type RunView } from './run-view.js';
import { treeRows } from './tree.js';

const shown = (view: Partial<RunView>, toggled = new Map<string, boolean>()) =>
  treeRows(bundleItems({ ...NO_RUN, ...view }), isOpenBundle(toggled)).map(
    ({ item, level }) =>
      `${'  '.repeat(level - 1)}${item.content.name}${item.content.note === undefined ? '' : ` (${item.content.note})`}`,
  );
const error = { type: 'DataError', code: 'x', message: 'No.', details: [] };

describe('the bundles of a run', () => {
  it('stand one below the other, the first one open', () => {
    const bundles = [
      { input: 0, bundle: { name: 'Ada' } },
      { input: 0, bundle: { name: 'Bob' } },
    ];
    expect(shown({ bundles })).toEqual(['Bundle 1', '  name', 'Bundle 2']);
    expect(
      shown(
        { bundles },
        new Map([
          ['b0', false],
          ['b1', true],
        ]),
      ),
    ).toEqual(['Bundle 1', 'Bundle 2', '  name']);
  });

  it('grow with the list of the run', () => {
    const bundles = [{ input: 0, bundle: 'a' }];
    const [first] = bundleItems({ ...NO_RUN, bundles });
    bundles.push({ input: 0, bundle: 'b' });
    const items = bundleItems({ ...NO_RUN, bundles });
    expect(items.map(({ content }) => content.value)).toEqual(['a', 'b']);
    expect(items[0]).toBe(first);
  });

  it('are made anew when their fields are called something else', () => {
    const bundles = [{ input: 0, bundle: { name: 'Ada' } }];
    const labelled = (label: string) => {
      const [bundle] = bundleItems({ ...NO_RUN, bundles }, [{ name: 'name', type: 'text', label }]);
      return bundle?.children?.()[0]?.content.label;
    };
    expect([labelled('Name'), labelled('Full Name')]).toEqual(['Name', 'Full Name']);
  });

  it('of a chain stand below their inputs, with those that failed or gave none', () => {
    const bundles = [
      { input: 0, bundle: { a: 1 } },
      { input: 0, bundle: { a: 2 } },
      { input: 3, bundle: { a: 3 } },
    ];
    const records = [{ input: 2, record: {} as never, har: undefined, curl: [] }];
    expect(shown({ inputs: 5, bundles, records, errors: [{ input: 1, error }] })).toEqual([
      'Input 1 (2 bundles)',
      '  Bundle 1',
      '  Bundle 2',
      'Input 2 (failed: No.)',
      'Input 3 (0 bundles)',
      'Input 4 (1 bundle)',
      '  Bundle 1',
    ]);
  });
});
