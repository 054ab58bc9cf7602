import { own } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import { dateParts, wallClock } from '../../form/dates.js';
import { app } from '../../state/app.js';
import type { ControlProps } from './control-props.js';

/** A date, with the time unless `time` is false, as clocks show it in the app's zone. */
export function DateControl({ row, label, id, described, change }: ControlProps) {
  const zone = app.value?.timezone ?? 'UTC';
  const value = row.field.kind === 'value' ? row.field.value : '';
  const parts = dateParts(value);
  const set = (text: string): void => change({ kind: 'value', value: text });
  const shared = { id, ...described };
  const dayOnly = own(row.spec, 'time') === false;
  if (parts === undefined) {
    return (
      <input type="text" {...shared} value={textForm(value)} onInput={(event) => set(event.currentTarget.value)} />
    );
  }
  const shown = parts.day === '' ? '' : dayOnly ? parts.day : `${parts.day}T${parts.time || '00:00'}`;
  return (
    <div class="with-unit">
      <input
        type={dayOnly ? 'date' : 'datetime-local'}
        {...shared}
        value={shown}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <button
        type="button"
        class="link"
        aria-label={`Set ${label} to ${dayOnly ? 'today' : 'now'}`}
        onClick={() => set(wallClock(new Date(), zone).slice(0, dayOnly ? 10 : 16))}
      >
        {dayOnly ? 'Today' : 'Now'}
      </button>
      <span class="unit">{zone}</span>
    </div>
  );
}
