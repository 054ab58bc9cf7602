import { familyOf, isEditable, isMappable, own } from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../../protocol.js';
import { toMapped, toTyped, withReference } from '../../form/mapping.js';
import { problemOf } from '../../form/problem.js';
import type { FieldRow } from '../../form/rows.js';
import { dropProblem } from '../../state/problems.js';
import { TemplateInput } from '../template/TemplateInput.js';
import { useInsertion } from '../template/use-insertion.js';
import { Control } from './Control.js';
import { idOf, labelOf } from './control-props.js';
import { useForm } from './form-context.js';
import { Help } from './Help.js';
import { SearchButton } from './SearchButton.js';
import { isFixed, Surroundings } from './Surroundings.js';

export interface FieldProps {
  readonly row: FieldRow;
  readonly scope: FormValues;
  readonly change: (field: FieldValue) => void;
  /** Instead of the spec's own label: items of a list have none. */
  readonly label?: string;
}

/** One parameter: label, *Map* toggle, control, what is wrong, help. */
export function Field({ row, scope, change, label = labelOf(row.spec) }: FieldProps) {
  const form = useForm();
  const { spec, field, key } = row;
  const id = idOf(key);
  const labelId = `${id}-label`;
  const mapped = field.kind === 'map';
  const mappable = mapped || (form.mappable && isMappable(spec) && !isFixed(spec));
  const help = helpOf(row, mapped);
  const problem = problemOf(spec, field) ?? form.problems.value.get(row.place);
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined;
  const required = own(spec, 'required') === true;
  const described = {
    'aria-describedby': describedBy,
    'aria-required': required || undefined,
    'aria-invalid': problem === undefined ? undefined : (true as const),
  } as const;
  const set = (next: FieldValue): void => {
    if (next.kind === 'map' && !mapped) form.mappedJustNow = key;
    dropProblem(form, row.place);
    change(next);
  };
  const control = { row, label, id, labelId, describedBy, described, scope, change: set };

  const toggle = (): void => {
    const before = form.before.get(key);
    form.before.set(key, field);
    if (mapped) set(before !== undefined && before.kind !== 'map' ? before : toTyped(spec, field));
    else set(before?.kind === 'map' && before.template.includes('{{') ? before : toMapped(field));
  };

  // A field that is typed in takes a picked value, too: it becomes mapped by that.
  const insertion = useInsertion(label, (path) => set(withReference(field, path)));

  return (
    <div
      class="field"
      data-type={spec.type}
      data-problem={problem === undefined ? undefined : ''}
      onFocusCapture={mappable && !mapped ? insertion : undefined}
    >
      <div class="field-head">
        <label id={labelId} for={id} class={required ? 'required' : undefined}>
          {label}
        </label>
        {mappable && (
          <button type="button" class="map" aria-pressed={mapped} aria-label={`Map ${label}`} onClick={toggle}>
            Map
          </button>
        )}
      </div>
      {mapped ? (
        <TemplateInput {...control} template={field.template} secret={field.secret === true} />
      ) : (
        <Surroundings spec={spec}>
          <Control {...control} />
        </Surroundings>
      )}
      {own(spec, 'rpc') !== undefined && !isFixed(spec) && <SearchButton {...control} />}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {help && <Help text={help} id={`${id}-help`} />}
    </div>
  );
}

/** The help of a field; another one while it is mapped or typed over, where the definition has one (R6.2). */
function helpOf({ spec }: FieldRow, mapped: boolean): string | undefined {
  const other = mapped
    ? (own(own(spec, 'mappable'), 'help') ?? (isEditable(spec) && own(own(spec, 'editable'), 'help')))
    : undefined;
  const help = other || own(spec, 'help');
  if (typeof help === 'string' && help !== '') return help;
  return familyOf(spec.type) === undefined
    ? `The type “${spec.type}” is not known here: what you type is passed on as text.`
    : undefined;
}
