import { own, specEntries } from '@connect-app/app-runner/form';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldValue } from '../../../protocol.js';
import { itemOf } from '../../form/field-of.js';
import { moved, replaced, without } from '../../form/list.js';
import type { ControlProps } from './control-props.js';
import { ListItem } from './ListItem.js';

/** A list of values or of collections, with the buttons that add, remove and move. */
export function ListControl({ row, label, id, labelId, describedBy, scope, change }: ControlProps) {
  const { spec, field } = row;
  const items = field.kind === 'list' ? field.items : [];
  const list = useRef<HTMLDivElement>(null);
  const focusNew = useRef(false);
  useEffect(() => {
    if (!focusNew.current) return;
    focusNew.current = false;
    const last = list.current?.querySelectorAll<HTMLElement>(':scope > .item');
    last?.[last.length - 1]?.querySelector<HTMLElement>('input, textarea, [role=combobox]')?.focus();
  });
  const set = (next: readonly FieldValue[]): void => change({ kind: 'list', items: next });
  const add = (): void => {
    focusNew.current = true;
    set([...items, itemOf(specEntries(own(spec, 'spec')).length > 0 ? spec : { ...spec, spec: { type: 'text' } })]);
  };
  const custom = own(own(spec, 'labels'), 'add');
  const text = typeof custom === 'string' ? custom : 'Add item';
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's label names it, which stands outside
    <div class="list" role="group" id={id} aria-labelledby={labelId} aria-describedby={describedBy} ref={list}>
      {items.map((item, index) => (
        <ListItem
          key={index}
          list={spec}
          label={label}
          item={item}
          path={`${row.key}.${index}`}
          place={`${row.place}[${index + 1}]`}
          index={index}
          count={items.length}
          scope={scope}
          change={(next) => set(replaced(items, index, next))}
          remove={() => set(without(items, index))}
          move={(by) => set(moved(items, index, by))}
        />
      ))}
      <button
        type="button"
        class="add"
        aria-label={text === 'Add item' ? `Add item to ${label}` : `Add item to ${label}: ${text}`}
        onClick={add}
      >
        <span aria-hidden="true">+ </span>
        {text}
      </button>
    </div>
  );
}
