import { own, type ParameterSpec, specEntries } from '@connect-app/app-runner/form';
import type { FieldValue, FormValues } from '../../../protocol.js';
import { primitiveOf } from '../../form/field-of.js';
import { rowsOf } from '../../form/rows.js';
import { answersOf } from '../../state/form.js';
import { labelOf } from './control-props.js';
import { useForm } from './form-context.js';
import { useNesting } from './nesting.js';

export interface ListItemProps {
  readonly list: ParameterSpec;
  readonly label: string;
  readonly item: FieldValue;
  readonly path: string;
  /** The platform's path of the item: `emails[1]`. */
  readonly place: string;
  readonly index: number;
  readonly count: number;
  readonly scope: FormValues;
  readonly change: (item: FieldValue) => void;
  readonly remove: () => void;
  readonly move: (by: -1 | 1) => void;
}

export function ListItem(props: ListItemProps) {
  const { list, label, index, count, remove, move } = props;
  const name = `${label} ${index + 1}`;
  const isPlain = specEntries(own(list, 'spec')).length === 0 || primitiveOf(list) !== undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would show what the number already says
    <div class="item" role="group" aria-label={name} data-plain={isPlain ? '' : undefined}>
      <div class="item-head">
        <span class="item-number">{index + 1}</span>
        <span class="item-buttons">
          <button
            type="button"
            class="icon"
            aria-label={`Move ${name} up`}
            disabled={index === 0}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="icon"
            aria-label={`Move ${name} down`}
            disabled={index === count - 1}
            onClick={() => move(1)}
          >
            ↓
          </button>
          <button type="button" class="icon" aria-label={`Remove ${name}`} onClick={remove}>
            ×
          </button>
        </span>
      </div>
      <ItemFields {...props} name={name} />
    </div>
  );
}

/** The fields of a collection, or the one value of a plain list. */
function ItemFields({ list, item, path, place, scope, change, name }: ListItemProps & { readonly name: string }) {
  const form = useForm();
  const { Block, Field } = useNesting();
  const entries = specEntries(own(list, 'spec'));
  const only = entries.length === 0 ? { type: 'text' } : primitiveOf(list);
  if (only === undefined) {
    const values = item.kind === 'collection' ? item.fields : {};
    return (
      <Block
        entries={entries}
        values={values}
        path={path}
        place={`${place}.`}
        above={scope}
        change={(fields) => change({ kind: 'collection', fields })}
      />
    );
  }
  const spec = { ...only, name: 'item' };
  const [row] = rowsOf({ entries: [spec], values: { item }, path, answers: answersOf(form) });
  if (row?.kind !== 'field') return null;
  return (
    <Field
      row={{ ...row, place }}
      scope={scope}
      change={change}
      label={own(only, 'label') === undefined ? name : labelOf(only)}
    />
  );
}
