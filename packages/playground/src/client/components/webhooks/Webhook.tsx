import type { Dialog } from '../../state/dialogs.js';
import { copyText } from '../../state/notice.js';
import { attach, deliveriesOf, detach, subscriptions } from '../../state/webhooks.js';
import { clockText } from '../../view/date-text.js';
import { outcomeText } from '../../view/delivery-view.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';

/** Attaches the webhook of an instant trigger with what stands in its form; what is delivered arrives by itself. */
export function Webhook({ dialog }: { readonly dialog: Dialog }) {
  const task = useTask();
  const own = subscriptions.value.filter(({ module }) => module === dialog.name);
  const latest = own.at(-1);
  const status = task.busy ? (latest ? 'Detaching…' : 'Attaching…') : statusOf(dialog.name, latest !== undefined);
  return (
    <section class="webhook" aria-label="Webhook">
      <div class="run-bar">
        {/* One button of two names: whoever attached can detach without looking for it. */}
        <button
          type="button"
          class={latest === undefined ? 'primary' : undefined}
          aria-disabled={task.busy}
          onClick={() =>
            task.run(async () => {
              await (latest === undefined ? attach(dialog) : detach(latest.id));
            })
          }
        >
          {latest === undefined ? 'Attach' : 'Detach'}
        </button>
        <p
          role="status"
          class="run-status"
          data-status={task.busy ? 'running' : latest === undefined ? 'idle' : 'done'}
        >
          {status}
        </p>
      </div>
      <ul class="subscriptions" aria-label="Where the service calls">
        {own.map(({ id, url, since }) => (
          <li key={id} class="subscription">
            <code class="subscription-address" title={url}>
              {url}
            </code>
            <span class="quiet">since {clockText(since)}</span>
            <button type="button" class="small" onClick={() => void copyText(url, 'Address')}>
              Copy address
            </button>
          </li>
        ))}
      </ul>
      <Problem error={task.error} />
    </section>
  );
}

function statusOf(module: string, attached: boolean): string {
  const [latest, ...more] = deliveriesOf(module);
  if (latest === undefined) return attached ? 'Attached. Waiting for the first delivery.' : 'Not attached.';
  const state = attached ? 'Attached.' : 'Not attached.';
  const count = more.length === 0 ? 'Delivery' : `${more.length + 1} deliveries, the latest`;
  return `${state} ${count} at ${clockText(latest.at)}: ${outcomeText(latest)}.`;
}
