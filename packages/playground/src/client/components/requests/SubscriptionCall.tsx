import { useMemo } from 'preact/hooks';
import type { SubscriptionCallEvent } from '../../../protocol.js';
import { clockText } from '../../view/date-text.js';
import { exchangesOf } from '../../view/exchanges.js';
import { ExchangeList } from './ExchangeList.js';

const DONE = { attach: 'Attached', detach: 'Detached' };
const REFUSED = { attach: 'Attaching failed', detach: 'Detaching failed' };

/** What a service was asked for when a webhook was attached or detached. */
export function SubscriptionCall({ made }: { readonly made: SubscriptionCallEvent }) {
  const { id, action, at, error } = made;
  const group = useMemo(() => exchangesOf(made, `subscription-${id}`), [made]);
  return (
    <div class="exchange-group">
      <h3>
        {(error === undefined ? DONE : REFUSED)[action]} <time dateTime={at}>{clockText(at)}</time>
      </h3>
      <ExchangeList group={group} />
      {group.exchanges.length === 0 && <p class="quiet">No request was needed.</p>}
    </div>
  );
}
