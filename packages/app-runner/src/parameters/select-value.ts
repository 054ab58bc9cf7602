import { checkValue } from './check-value.js';
import type { Form, Place } from './level.js';
import { findOption, optionSource } from './options.js';
import { isEditable, isMappable, own, type ParameterSpec } from './spec.js';

/** The value of a select: an option's own value, or one the options do not hold where that is allowed (R6.9, C15). */
export function selectValue(form: Form, spec: ParameterSpec, value: unknown, { path, options }: Place): unknown {
  const choose = (item: unknown): unknown => {
    const option = findOption(options, item);
    if (option !== undefined) return option.value;
    if (isFree(spec) || item === '') return item;
    return form.refuse({ code: 'not-an-option', reason: 'Value not found in options' }, path);
  };
  if (own(spec, 'multiple') !== true) return choose(value);
  const list = (Array.isArray(value) ? value : [value])
    .map(choose)
    .filter((item) => item !== undefined && item !== null);
  if (list.length === 0) return undefined;
  const violation = checkValue(spec, list);
  return violation === undefined ? list : form.refuse(violation, path);
}

/** Whether a select takes values its options do not hold (R6.9, C15). */
function isFree(spec: ParameterSpec): boolean {
  if (own(spec, 'dynamic') === true || own(spec, 'validate') === false || isEditable(spec)) return true;
  const { reference, options } = optionSource(spec);
  if (reference !== undefined) return isMappable(spec);
  return options.length === 0;
}
