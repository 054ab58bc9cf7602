import type { SelectOption } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';

/** Options of one group, in the order the app gives; the first group may be without a label. */
export interface OptionGroup {
  readonly label: string | undefined;
  readonly options: readonly SelectOption[];
}

/** Options whose label, value or group contains every word typed. */
export function matching(options: readonly SelectOption[], typed: string): readonly SelectOption[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ label, value, group }) => {
    const text = `${label} ${textForm(value)} ${group ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Options side by side that belong to one group. */
export function grouped(options: readonly SelectOption[]): OptionGroup[] {
  const groups: { label: string | undefined; options: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last !== undefined && last.label === option.group) last.options.push(option);
    else groups.push({ label: option.group, options: [option] });
  }
  return groups;
}

/** Options in the order `sort` asks for (R6.9): `text` by label, `number` by value. */
export function sorted(options: readonly SelectOption[], sort: unknown): readonly SelectOption[] {
  if (sort === 'text') return [...options].sort((left, right) => left.label.localeCompare(right.label));
  if (sort === 'number') return [...options].sort((left, right) => Number(left.value) - Number(right.value));
  return options;
}
