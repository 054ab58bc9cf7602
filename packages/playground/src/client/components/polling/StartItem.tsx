import { useEffect, useId, useState } from 'preact/hooks';
import type { EpochAnswer } from '../../../protocol.js';
import { app } from '../../state/app.js';
import type { Dialog } from '../../state/dialogs.js';
import { loadEpoch } from '../../state/polling.js';
import { dateText } from '../../view/date-text.js';
import { Combobox } from '../combobox/Combobox.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';

/** The record a trigger starts with, out of those its epoch lists: it and all newer ones are new (R3.14). */
export function StartItem({ dialog }: { readonly dialog: Dialog }) {
  const id = useId();
  const task = useTask();
  const [items, setItems] = useState<EpochAnswer['items']>([]);
  const load = (): void => task.run(async (abort) => setItems(await loadEpoch(dialog, abort)));
  useEffect(load, []);

  const { start } = dialog;
  const chosen = start.value?.from === 'item' ? items.findIndex(({ id, date }) => isSame(start.value, id, date)) : -1;
  const options = items.map(({ label, date }, value) => ({
    label,
    value,
    ...(date === undefined ? {} : { description: dateText(date, app.value?.timezone) }),
  }));
  return (
    <div class="start-more">
      <label for={id}>Record to start with</label>
      <Combobox
        id={id}
        label="Record to start with"
        options={options}
        chosen={chosen < 0 ? [] : [chosen]}
        clearable={false}
        placeholder={task.busy ? 'Loading…' : 'Choose a record'}
        refresh={load}
        choose={(index) => {
          const item = items[Number(index)];
          if (item === undefined) return;
          const { id: itemId, date } = item;
          start.value = { from: 'item', id: itemId, ...(date === undefined ? {} : { date }) };
        }}
      />
      <Problem error={task.error} />
    </div>
  );
}

function isSame(start: Dialog['start']['value'], id: unknown, date: string | undefined): boolean {
  return start?.from === 'item' && start.id === id && start.date === date;
}
