import { own } from '@connect-app/app-runner/form';
import type { ControlProps } from './control-props.js';

/** Yes or no; nothing at all, too, where the field is optional (R6B). A checkbox knows two states. */
export function BooleanControl(props: ControlProps) {
  const { row, id, labelId, described, change } = props;
  const value = row.field.kind === 'value' ? row.field.value : undefined;
  if (row.spec.type === 'checkbox') {
    return (
      <input
        type="checkbox"
        id={id}
        checked={value === true}
        {...described}
        onChange={(event) => change({ kind: 'value', value: event.currentTarget.checked })}
      />
    );
  }
  const optional = own(row.spec, 'required') !== true;
  const choices = [['Yes', true], ['No', false], ...(optional ? ([['Empty', '']] as const) : [])] as const;
  const current = value === true || value === 'true' ? true : value === false || value === 'false' ? false : '';
  return (
    <div class="choices" role="radiogroup" id={id} aria-labelledby={labelId} {...described}>
      {choices.map(([label, choice]) => (
        <label key={label}>
          <input
            type="radio"
            name={id}
            checked={current === choice}
            onChange={() => change({ kind: 'value', value: choice })}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
