import { textForm } from '../text-form.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { readPath } from './property-path.js';

const ORDERS: ReadonlyMap<string, { readonly descending: boolean; readonly ignoreCase: boolean }> = new Map([
  ['asc', { descending: false, ignoreCase: false }],
  ['desc', { descending: true, ignoreCase: false }],
  ['asc ci', { descending: false, ignoreCase: true }],
  ['desc ci', { descending: true, ignoreCase: true }],
]);

const sort = define({
  name: 'sort',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'The array.'),
    optional(
      'order',
      'text',
      'asc or desc; "asc ci" or "desc ci" to ignore letter case. Any other text is the key.',
      'asc',
    ),
    optional('key', 'text', 'The property to sort collections by; names joined by dots lead into it.'),
  ],
  result: 'array',
  help: 'Returns the items in order: numbers and dates by size, then texts by character code (A B C a b c). Items without a value come last.',
  examples: [
    { expr: '{{sort(a)}}', vars: { a: [10, 1, 2] }, result: [1, 2, 10] },
    {
      expr: '{{sort(a; "desc"; "name")}}',
      vars: { a: [{ name: 'A' }, { name: 'b' }] },
      result: [{ name: 'b' }, { name: 'A' }],
    },
    {
      expr: '{{sort(a; "name")}}',
      vars: { a: [{ name: 'b' }, { name: 'A' }] },
      result: [{ name: 'A' }, { name: 'b' }],
    },
  ],
  source: SOURCES.array,
  call: (array, second, third) => {
    const order = second === undefined ? undefined : ORDERS.get(second);
    const key = third ?? (order === undefined ? second : undefined);
    const { descending, ignoreCase } = order ?? { descending: false, ignoreCase: false };
    const ranked = array.map((item) =>
      rank(item, key === undefined || key === '' ? item : readPath(item, key), ignoreCase),
    );
    ranked.sort((left, right) => (descending ? compareDescending(left, right) : compareAscending(left, right)));
    return ranked.map(({ item }) => item);
  },
});

interface Ranked {
  readonly item: unknown;
  /** 0: by number, 1: by text, 2: without a value. */
  readonly kind: 0 | 1 | 2;
  readonly number: number;
  readonly text: string;
}

function rank(item: unknown, value: unknown, ignoreCase: boolean): Ranked {
  if (value === null || value === undefined) return { item, kind: 2, number: 0, text: '' };
  const number = value instanceof Date ? value.getTime() : value;
  if (typeof number === 'number' && !Number.isNaN(number)) return { item, kind: 0, number, text: '' };
  const text = textForm(value);
  return { item, kind: 1, number: 0, text: ignoreCase ? text.toLowerCase() : text };
}

function compareAscending(left: Ranked, right: Ranked): number {
  if (left.kind !== right.kind) return left.kind - right.kind;
  if (left.number !== right.number) return left.number < right.number ? -1 : 1;
  return left.text < right.text ? -1 : left.text > right.text ? 1 : 0;
}

function compareDescending(left: Ranked, right: Ranked): number {
  return left.kind === 2 || right.kind === 2 ? left.kind - right.kind : compareAscending(right, left);
}

/** The function that puts items in order. */
export const arraySortFunctions: readonly FunctionDefinition[] = [sort];
