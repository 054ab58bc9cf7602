import type { SelectOption } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import type { FieldValue } from '../../../protocol.js';
import { type Condition, isUnary } from '../../form/filter.js';
import { plainOf } from '../../form/values.js';
import type { RemoteState } from '../../state/remote.js';
import { Combobox } from '../combobox/Combobox.js';

export interface FilterConditionProps {
  readonly id: string;
  readonly label: string;
  readonly joint: string | undefined;
  readonly condition: Condition;
  readonly operators: readonly SelectOption[];
  readonly operands: readonly SelectOption[];
  readonly remote: RemoteState | undefined;
  readonly load: () => void;
  readonly change: (condition: Condition) => void;
  readonly remove: () => void;
}

/** One condition: left side, operator, right side. Either side may be a template. */
export function FilterCondition(props: FilterConditionProps) {
  const { id, label, joint, condition, operators, operands, remote, load, change, remove } = props;
  const { a, o, b } = condition;
  const hasList = operands.length > 0 || remote !== undefined;
  return (
    <div class="condition">
      {joint && <span class="joint">{joint}</span>}
      {hasList ? (
        <>
          <label class="hidden" for={`${id}-a`}>{`${label}: field`}</label>
          <Combobox
            id={`${id}-a`}
            label={`${label}: field`}
            options={operands}
            chosen={textForm(plainOf(a)) === '' ? [] : [plainOf(a)]}
            choose={(value) => change({ ...condition, a: sideOf(textForm(value)) })}
            editable
            {...(remote === undefined ? {} : { remote, opened: load, refresh: load })}
          />
        </>
      ) : (
        <Side id={`${id}-a`} label={`${label}: field`} field={a} change={(side) => change({ ...condition, a: side })} />
      )}
      <label class="hidden" for={`${id}-o`}>{`${label}: operator`}</label>
      <Combobox
        id={`${id}-o`}
        label={`${label}: operator`}
        options={operators}
        chosen={[o]}
        clearable={false}
        choose={(value) => change({ ...condition, o: String(value) })}
      />
      {!isUnary(o) && (
        <Side id={`${id}-b`} label={`${label}: value`} field={b} change={(side) => change({ ...condition, b: side })} />
      )}
      <button type="button" class="icon" aria-label={`Remove ${label}`} onClick={remove}>
        ×
      </button>
    </div>
  );
}

function Side({
  id,
  label,
  field,
  change,
}: {
  id: string;
  label: string;
  field: FieldValue;
  change: (side: FieldValue) => void;
}) {
  return (
    <input
      type="text"
      id={id}
      aria-label={label}
      class={field.kind === 'map' ? 'code' : undefined}
      value={textForm(plainOf(field))}
      onInput={(event) => change(sideOf(event.currentTarget.value))}
    />
  );
}

/** A side is a template as soon as it holds one. */
function sideOf(text: string): FieldValue {
  return text.includes('{{') ? { kind: 'map', template: text } : { kind: 'value', value: text };
}
