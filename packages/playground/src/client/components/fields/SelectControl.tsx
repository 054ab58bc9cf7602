import { findOption, isEditable, optionSource, own } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import { useEffect } from 'preact/hooks';
import { sorted } from '../../form/options.js';
import { needsOptions, optionsOf } from '../../form/rows.js';
import { isEmptyField } from '../../form/values.js';
import { askRemote } from '../../state/ask.js';
import { answersOf } from '../../state/form.js';
import { Combobox } from '../combobox/Combobox.js';
import type { ControlProps } from './control-props.js';
import { useForm } from './form-context.js';

/** A dropdown. Options of an RPC are asked for when the list is opened, with the values that stand in the form then (C14). */
export function SelectControl({ row, label, id, described, scope, change }: ControlProps) {
  const form = useForm();
  const { spec, field, key } = row;
  const { reference } = optionSource(spec);
  const options = sorted(optionsOf(spec, key, answersOf(form)), own(spec, 'sort'));
  const multiple = own(spec, 'multiple') === true;
  const value = field.kind === 'value' ? field.value : undefined;
  const chosen = isEmptyField(field) ? [] : Array.isArray(value) && multiple ? value : [value];

  const ask = (force = false): void => {
    if (reference !== undefined) void askRemote(form, key, { reference, values: scope }, { force });
  };
  const needed = needsOptions(row, answersOf(form));
  useEffect(() => {
    if (needed !== undefined) ask();
  }, [needed]);

  /** Labels outlive the list: a stored value shows what it means before anybody opens it. */
  const labelKey = (item: unknown): string => `${reference} ${textForm(item)}`;
  const choose = (item: unknown): void => {
    const option = findOption(options, item);
    if (option !== undefined && reference !== undefined) {
      form.labels.value = { ...form.labels.peek(), [labelKey(item)]: option.label };
    }
    if (!multiple) {
      change({ kind: 'value', value: item ?? '' });
      return;
    }
    const without = chosen.filter((other) => other !== item);
    change({ kind: 'value', value: without.length < chosen.length ? without : [...chosen, item] });
  };
  return (
    <Combobox
      id={id}
      label={label}
      described={described}
      options={options}
      chosen={chosen}
      choose={choose}
      multiple={multiple}
      editable={isEditable(spec)}
      placeholder={placeholderOf(spec)}
      labelOf={(item) => form.labels.value[labelKey(item)]}
      {...(reference === undefined
        ? {}
        : { remote: form.remote.at(key).value, opened: () => ask(true), refresh: () => ask(true) })}
    />
  );
}

function placeholderOf(spec: ControlProps['row']['spec']): string | undefined {
  const placeholder = own(own(spec, 'options'), 'placeholder');
  const text = typeof placeholder === 'string' ? placeholder : own(placeholder, 'label');
  return typeof text === 'string' ? text : undefined;
}
