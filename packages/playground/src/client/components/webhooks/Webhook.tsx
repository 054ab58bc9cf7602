import { useEffect, useRef } from 'preact/hooks';
import type { Dialog } from '../../state/dialogs.js';
import { attach, deliveriesOf, detach, subscriptions } from '../../state/webhooks.js';
import { clockText } from '../../view/date-text.js';
import { outcomeText } from '../../view/delivery-view.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';
import { Subscription } from './Subscription.js';

/** Attaches the webhook of an instant trigger with what stands in its form; what is delivered arrives by itself. */
export function Webhook({ dialog }: { readonly dialog: Dialog }) {
  const task = useTask();
  const own = subscriptions.value.filter(({ module }) => module === dialog.name);
  const attached = own.length > 0;
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef(false);

  // Attach and Detach take each other's place: whoever pressed one goes on with the other.
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (attached) list.current?.querySelector<HTMLElement>('.detach')?.focus();
    else button.current?.focus();
  }, [attached]);

  return (
    <section class="webhook" aria-label="Webhook">
      <div class="run-bar">
        {!attached && (
          <button
            ref={button}
            type="button"
            class="primary"
            aria-disabled={task.busy}
            onClick={() =>
              task.run(async () => {
                pressed.current = true;
                await attach(dialog);
              })
            }
          >
            Attach
          </button>
        )}
        <p role="status" class="run-status" data-status={task.busy ? 'running' : attached ? 'done' : 'idle'}>
          {task.busy && !attached ? 'Attaching…' : statusOf(dialog.name, attached)}
        </p>
      </div>
      <ul ref={list} class="subscriptions" aria-label="Subscriptions of this trigger">
        {own.map((subscription) => (
          <Subscription
            key={subscription.id}
            subscription={subscription}
            busy={task.busy}
            detach={() =>
              task.run(async () => {
                pressed.current = true;
                await detach(subscription.id);
              })
            }
          />
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
