import { useId } from 'preact/hooks';
import type { ModuleDetail, TriggerStart } from '../../../protocol.js';
import type { Dialog } from '../../state/dialogs.js';
import { StartItem } from './StartItem.js';

export interface StartChoiceProps {
  readonly dialog: Dialog;
  readonly trigger: NonNullable<ModuleDetail['trigger']>;
}

/** Where the first run starts. A trigger that goes by ids knows no moments: it takes all, or what is chosen (R3.16). */
export function StartChoice({ dialog, trigger }: StartChoiceProps) {
  const name = useId();
  const dateId = useId();
  const { start } = dialog;
  const from = start.value?.from ?? 'all';
  const byDate = trigger.type === 'date';
  const choice = (value: TriggerStart['from'], label: string, pick: TriggerStart | undefined) => (
    <label class="choice">
      <input
        type="radio"
        name={name}
        checked={from === value}
        onChange={() => {
          start.value = pick;
        }}
      />
      {label}
    </label>
  );
  return (
    <fieldset class="start">
      <legend>Where to start</legend>
      {choice('all', 'All records', undefined)}
      {byDate && choice('now', 'From now on', { from: 'now' })}
      {byDate && choice('date', 'Since a date', { from: 'date', date: new Date().toISOString() })}
      {start.value?.from === 'date' && (
        <span class="start-more">
          <label for={dateId}>Date and time on your clock</label>
          <input
            id={dateId}
            type="datetime-local"
            step={1}
            value={localText(start.value.date)}
            onChange={({ currentTarget }) => {
              const date = new Date(currentTarget.value);
              if (!Number.isNaN(date.getTime())) start.value = { from: 'date', date: date.toISOString() };
            }}
          />
        </span>
      )}
      {trigger.epoch && choice('item', 'Choose a record', { from: 'item', id: undefined })}
      {start.value?.from === 'item' && <StartItem dialog={dialog} />}
    </fieldset>
  );
}

/** A moment as `datetime-local` takes it: what is on the reader's clock. */
function localText(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
