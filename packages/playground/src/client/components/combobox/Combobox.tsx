import { findOption, type SelectOption } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import type { RemoteState } from '../../state/remote.js';
import type { Described } from '../fields/control-props.js';
import { Chips } from './Chips.js';
import { Popup } from './Popup.js';
import { useCombobox } from './use-combobox.js';

export interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly described?: Described;
  readonly options: readonly SelectOption[];
  readonly chosen: readonly unknown[];
  /** Called with what is chosen; with undefined when the choice is cleared. Of several, choosing one again takes it away. */
  readonly choose: (value: unknown) => void;
  readonly multiple?: boolean;
  /** Whether a text that is no option is taken, too (R6.9). */
  readonly editable?: boolean;
  readonly clearable?: boolean;
  readonly placeholder?: string | undefined;
  /** The label of a value that is no option (yet). */
  readonly labelOf?: (value: unknown) => string | undefined;
  /** Where the options come from an RPC: how far it is. */
  readonly remote?: RemoteState;
  readonly opened?: () => void;
  readonly refresh?: () => void;
}

/** A dropdown whose field filters its list: the mouse, the arrow keys, or some letters of what is looked for. */
export function Combobox(props: ComboboxProps) {
  const { id, label, described, options, chosen, choose, multiple = false, clearable = true, remote } = props;
  const box = useCombobox(props);
  const textOf = (value: unknown): string =>
    findOption(options, value)?.label ?? props.labelOf?.(value) ?? textForm(value);
  const [only] = chosen;
  const current = multiple || only === undefined ? '' : textOf(only);
  return (
    <div class="combobox" ref={box.root}>
      {multiple && <Chips label={label} values={chosen} textOf={textOf} remove={choose} />}
      <div class="combobox-field">
        <input
          type="text"
          role="combobox"
          id={id}
          autocomplete="off"
          spellcheck={false}
          value={box.typed ?? current}
          title={current || undefined}
          placeholder={current || props.placeholder}
          aria-expanded={box.open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={box.active === undefined ? undefined : `${id}-option-${box.active}`}
          {...described}
          onClick={box.show}
          onInput={(event) => box.type(event.currentTarget.value)}
          onKeyDown={box.key}
          onBlur={box.leave}
        />
        {clearable && !multiple && chosen.length > 0 && (
          <button type="button" class="icon" aria-label={`Clear ${label}`} onClick={() => choose(undefined)}>
            ×
          </button>
        )}
        <span class="arrow" aria-hidden="true" />
      </div>
      {box.open && (
        <Popup
          id={id}
          label={label}
          matches={box.matches}
          active={box.active}
          chosen={chosen}
          multiple={multiple}
          remote={remote}
          refresh={props.refresh}
          filtered={(box.typed ?? '') !== ''}
          choose={box.pick}
        />
      )}
    </div>
  );
}
