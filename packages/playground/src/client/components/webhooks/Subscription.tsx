import type { SubscriptionSummary } from '../../../protocol.js';
import { copyText } from '../../state/notice.js';
import { clockText } from '../../view/date-text.js';

export interface SubscriptionProps {
  readonly subscription: SubscriptionSummary;
  readonly busy: boolean;
  readonly detach: () => void;
}

/** A webhook that is subscribed: where it is called, since when, and the way out. */
export function Subscription({ subscription: { url, since }, busy, detach }: SubscriptionProps) {
  return (
    <li class="subscription">
      <button type="button" class="detach" aria-disabled={busy} onClick={detach}>
        Detach
      </button>
      <code class="subscription-address" title={url}>
        {url}
      </code>
      <span class="quiet">since {clockText(since)}</span>
      <button type="button" class="small" onClick={() => void copyText(url, 'Address')}>
        Copy address
      </button>
    </li>
  );
}
