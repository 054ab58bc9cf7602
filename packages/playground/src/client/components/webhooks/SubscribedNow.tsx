import { modules } from '../../state/app.js';
import { addressOf, openModule } from '../../state/route.js';
import { detach, subscriptions } from '../../state/webhooks.js';
import { clockText } from '../../view/date-text.js';
import { Panel } from '../panel/Panel.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';

/** Every webhook that is subscribed right now, whichever trigger it belongs to. */
export function SubscribedNow() {
  const task = useTask();
  const all = subscriptions.value;
  return (
    <Panel title="Subscribed now" aside={String(all.length)} closed>
      {all.length === 0 && <p class="quiet">No webhook is subscribed.</p>}
      <ul class="subscriptions">
        {all.map(({ id, module, since }) => {
          const label = modules.value.get(module)?.label ?? module;
          return (
            <li key={id} class="subscription">
              <a
                href={addressOf(module)}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  openModule(module);
                }}
              >
                {label}
              </a>
              <span class="quiet">since {clockText(since)}</span>
              <button
                type="button"
                class="small"
                aria-label={`Unsubscribe ${label}`}
                onClick={() => task.run(() => detach(id))}
              >
                Unsubscribe
              </button>
            </li>
          );
        })}
      </ul>
      <Problem error={task.error} />
    </Panel>
  );
}
