import { equal, isCollection, textForm } from '@connect-app/iml';
import { isRpcReference, own, type ParameterSpec } from './spec.js';

/** One entry of a dropdown. */
export interface SelectOption {
  readonly label: string;
  readonly value: unknown;
  /** Preselected (C20). */
  readonly default?: boolean;
  /** Parameters that open when the option is chosen (R5.8). */
  readonly nested?: unknown;
  /** Label of the group the option stands in (R6.2). */
  readonly group?: string;
  readonly short?: string;
  readonly description?: string;
  /** In a file or folder list: a file, not a folder (R5.1). */
  readonly file?: boolean;
}

/** Where a dropdown's entries come from: written down, or from an RPC. */
export interface OptionSource {
  /** Present when an RPC answers with the entries. */
  readonly reference?: string;
  readonly options: readonly SelectOption[];
}

/** The source of a parameter's `options`: a list, groups, an RPC, or `{store}` around any of them (R6.2). */
export function optionSource(spec: ParameterSpec): OptionSource {
  const options = own(spec, 'options');
  const store = isCollection(options) ? own(options, 'store') : options;
  if (isRpcReference(store)) return { reference: store.trim(), options: [] };
  return { options: readOptions(store, spec) };
}

/**
 * Reads a list of entries, written down or answered by an RPC: `{label, value}`, groups of them, plain values (an app's
 * shorthand), or objects whose property names `options.label` and `options.value` say (R6.2).
 */
export function readOptions(list: unknown, spec?: ParameterSpec): readonly SelectOption[] {
  const settings = own(spec, 'options');
  const labelKey = nameOr(own(settings, 'label'), 'label');
  const valueKey = nameOr(own(settings, 'value'), 'value');
  const preset = own(settings, 'default');
  const read = (item: unknown, group: string | undefined): SelectOption[] => {
    const members = own(item, 'options');
    if (Array.isArray(members) && own(item, valueKey) === undefined) {
      const label = textForm(own(item, 'label'));
      return members.flatMap((member) => read(member, label));
    }
    if (!isCollection(item))
      return item === null || item === undefined ? [] : [withGroup({ label: textForm(item), value: item }, group)];
    const value = own(item, valueKey);
    const label = own(item, labelKey) ?? own(item, 'label') ?? value;
    return [
      withGroup(
        {
          label: textForm(label),
          value,
          ...(own(item, 'default') === true || (preset !== undefined && equal(preset, value)) ? { default: true } : {}),
          ...(own(item, 'nested') === undefined ? {} : { nested: own(item, 'nested') }),
          ...textMember(item, 'short'),
          ...textMember(item, 'description'),
          ...(typeof own(item, 'file') === 'boolean' ? { file: own(item, 'file') === true } : {}),
        },
        group,
      ),
    ];
  };
  const items = Array.isArray(list) ? list : list === undefined || list === null ? [] : [list];
  return items.flatMap((item) => read(item, undefined));
}

/** The option a value stands for. A number or boolean that arrived as text finds its option too. */
export function findOption(options: readonly SelectOption[], value: unknown): SelectOption | undefined {
  return (
    options.find((option) => equal(option.value, value)) ??
    options.find((option) => isScalar(option.value) && isScalar(value) && String(option.value) === String(value))
  );
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function nameOr(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function textMember(item: object, key: 'short' | 'description'): { readonly [Key in typeof key]?: string } {
  const text = own(item, key);
  return typeof text === 'string' ? { [key]: text } : {};
}

function withGroup(option: SelectOption, group: string | undefined): SelectOption {
  return group === undefined ? option : { ...option, group };
}
