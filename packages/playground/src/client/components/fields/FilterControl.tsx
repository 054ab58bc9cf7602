import type { SelectOption } from '@connect-app/app-runner/form';
import {
  type Alternatives,
  type Condition,
  logicOf,
  newCondition,
  operandsOf,
  operatorsOf,
  readFilter,
  writeFilter,
} from '../../form/filter.js';
import { replaced, without } from '../../form/list.js';
import { optionsOf } from '../../form/rows.js';
import { askRemote } from '../../state/ask.js';
import { answersOf } from '../../state/form.js';
import type { ControlProps } from './control-props.js';
import { FilterCondition } from './FilterCondition.js';
import { useForm } from './form-context.js';

/** A filter: conditions joined with *and*, groups of them with *or* (R6B). */
export function FilterControl({ row, label, id, labelId, describedBy, scope, change }: ControlProps) {
  const form = useForm();
  const { spec, field, key } = row;
  const logic = logicOf(spec);
  const operators = operatorsOf(spec);
  const operands = operandsOf(spec);
  const { reference } = operands;
  const options: readonly SelectOption[] =
    reference === undefined ? operands.options : optionsOf({ ...spec, type: 'select' }, key, answersOf(form));
  const groups = readFilter(field);
  const set = (next: Alternatives): void => change(writeFilter(next, logic));
  const setGroup = (at: number, group: readonly Condition[]): void => set(replaced(groups, at, group));
  const load = (): void => {
    if (reference !== undefined) void askRemote(form, key, { reference, values: scope }, { force: true });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's label names it, which stands outside
    <div class="filter" role="group" id={id} aria-labelledby={labelId} aria-describedby={describedBy}>
      {groups.map((group, at) => (
        <div class="filter-group" key={at}>
          {at > 0 && <span class="joint">or</span>}
          {group.map((condition, index) => (
            <FilterCondition
              key={index}
              id={`${id}-${at}-${index}`}
              label={`${label} condition ${at + 1}.${index + 1}`}
              joint={index > 0 ? (logic ?? 'and') : undefined}
              condition={condition}
              operators={operators}
              operands={options}
              remote={reference === undefined ? undefined : form.remote.at(key).value}
              load={load}
              change={(next) => setGroup(at, replaced(group, index, next))}
              remove={() => setGroup(at, without(group, index))}
            />
          ))}
          {logic === undefined && (
            <button type="button" class="link" onClick={() => setGroup(at, [...group, newCondition(operators)])}>
              + And
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="add"
        aria-label={`${groups.length === 0 || logic !== undefined ? 'Add condition' : 'Or'} to ${label}`}
        onClick={() =>
          logic !== undefined && groups[0] !== undefined
            ? setGroup(0, [...groups[0], newCondition(operators)])
            : set([...groups, [newCondition(operators)]])
        }
      >
        {groups.length === 0 || logic !== undefined ? '+ Add condition' : '+ Or'}
      </button>
    </div>
  );
}
