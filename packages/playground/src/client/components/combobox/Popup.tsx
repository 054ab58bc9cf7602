import { findOption, type SelectOption } from '@connect-app/app-runner/form';
import { grouped } from '../../form/options.js';
import type { RemoteState } from '../../state/remote.js';

export interface PopupProps {
  readonly id: string;
  readonly label: string;
  readonly matches: readonly SelectOption[];
  readonly active: number | undefined;
  readonly chosen: readonly unknown[];
  readonly multiple: boolean;
  readonly remote: RemoteState | undefined;
  readonly refresh: (() => void) | undefined;
  readonly filtered: boolean;
  readonly choose: (option: SelectOption) => void;
}

/** The open list of a combobox. Pressing the mouse in it leaves the focus where it is. */
export function Popup({ id, label, matches, active, chosen, multiple, remote, refresh, filtered, choose }: PopupProps) {
  const isChosen = (option: SelectOption): boolean => chosen.some((value) => findOption([option], value) !== undefined);
  let index = -1;
  const item = (option: SelectOption) => {
    index += 1;
    const selected = isChosen(option);
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus (aria-activedescendant)
      // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys
      <div
        key={index}
        id={`${id}-option-${index}`}
        role="option"
        aria-selected={selected}
        data-active={index === active ? '' : undefined}
        onClick={() => choose(option)}
      >
        <span>{option.label === '' ? '(empty)' : option.label}</span>
        {option.description && <small>{option.description}</small>}
      </div>
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the combobox
    <div class="popup" onMouseDown={(event) => event.preventDefault()}>
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        class="options"
      >
        {grouped(matches).map((group, at) =>
          group.label === undefined ? (
            group.options.map(item)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: the group of a listbox
            <div role="group" aria-label={group.label} key={`${at}`}>
              <div class="option-group" aria-hidden="true">
                {group.label}
              </div>
              {group.options.map(item)}
            </div>
          ),
        )}
      </div>
      <Foot remote={remote} refresh={refresh} count={matches.length} filtered={filtered} />
    </div>
  );
}

/** Says why the list is empty, or that it is being loaded; loads it again. */
function Foot({
  remote,
  refresh,
  count,
  filtered,
}: Pick<PopupProps, 'remote' | 'refresh' | 'filtered'> & { readonly count: number }) {
  const loading = remote?.status === 'loading';
  const failed = remote?.status === 'failed';
  if (count > 0 && !refresh) return null;
  return (
    <div class="popup-foot">
      {failed ? (
        <p class="problem" role="alert">
          {remote.error}
        </p>
      ) : (
        <p class="quiet" aria-live="polite">
          {loading ? 'Loading…' : stateOf(count, filtered)}
        </p>
      )}
      {refresh && (
        <button
          type="button"
          class="link"
          tabIndex={-1}
          title="F5"
          aria-keyshortcuts="F5"
          onClick={refresh}
          disabled={loading}
        >
          {failed ? 'Try again' : 'Refresh'}
        </button>
      )}
    </div>
  );
}

function stateOf(count: number, filtered: boolean): string {
  if (count === 0) return filtered ? 'Nothing matches.' : 'The list is empty.';
  return count === 1 ? '1 option' : `${count} options`;
}
