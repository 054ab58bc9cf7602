import { useState } from 'preact/hooks';
import { app } from '../../state/app.js';
import { makeHappen } from '../../state/webhooks.js';
import { clockText } from '../../view/date-text.js';
import { Panel } from '../panel/Panel.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';

/** How many of the latest happenings are told. */
const TOLD = 4;

/** Changes something in the service, so that triggers have something to see. */
export function Happenings() {
  const task = useTask();
  const [told, setTold] = useState<readonly { readonly at: number; readonly text: string }[]>([]);
  const happenings = app.value?.happenings ?? [];
  if (happenings.length === 0) return null;
  return (
    <Panel title="Make something happen">
      <div class="happenings">
        {happenings.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            aria-disabled={task.busy}
            onClick={() =>
              task.run(async () => {
                const text = await makeHappen(name);
                setTold((before) => [{ at: Date.now(), text }, ...before].slice(0, TOLD));
              })
            }
          >
            {label}
          </button>
        ))}
      </div>
      <ul class="told" aria-live="polite">
        {told.map(({ at, text }) => (
          <li key={at}>
            <time>{clockText(at)}</time> {text}
          </li>
        ))}
      </ul>
      <Problem error={task.error} />
    </Panel>
  );
}
