import type { DeliveryEvent } from '../../../protocol.js';
import { chosenDelivery, deliveriesOf, shownDelivery } from '../../state/webhooks.js';
import { clockText } from '../../view/date-text.js';
import { outcomeText } from '../../view/delivery-view.js';
import { Panel } from '../panel/Panel.js';

/** What reached the trigger's webhook, the latest first; the chosen one's bundles and requests stand below. */
export function Deliveries({ module }: { readonly module: string }) {
  const all = deliveriesOf(module);
  const shown = shownDelivery(module);
  return (
    <Panel title="Deliveries" aside={String(all.length)}>
      {all.length === 0 && (
        <p class="quiet">Calls of the service arrive here by themselves while the trigger is attached.</p>
      )}
      <ol class="deliveries" reversed>
        {all.map((delivery) => (
          <Delivery
            key={delivery.id}
            delivery={delivery}
            shown={delivery.id === shown?.id}
            latest={delivery === all[0]}
          />
        ))}
      </ol>
    </Panel>
  );
}

interface DeliveryProps {
  readonly delivery: DeliveryEvent;
  readonly shown: boolean;
  readonly latest: boolean;
}

function Delivery({ delivery, shown, latest }: DeliveryProps) {
  const { id, at, outcome, reply } = delivery;
  return (
    <li>
      <button
        type="button"
        class="delivery"
        aria-pressed={shown}
        // Choosing the latest one means to see whichever comes next.
        onClick={() => {
          chosenDelivery.value = latest ? undefined : id;
        }}
      >
        <time dateTime={at}>{clockText(at)}</time>
        <span class="badge" data-outcome={outcome}>
          {outcome}
        </span>
        <span>{outcomeText(delivery)}</span>
        {reply.body !== '' && <code class="delivery-reply">{reply.body.slice(0, 200)}</code>}
      </button>
    </li>
  );
}
