import { addressParts } from '../../view/exchanges.js';
import type { RunView } from '../../view/run-view.js';

/** Requests of an input whose record is still to come, or never will: the run was cancelled. The latest are enough. */
const SHOWN = 50;

/** The requests that went out and are not in a record (yet). */
export function SentRequests({ view }: { readonly view: RunView }) {
  const { sent, records, status } = view;
  const recorded = new Set(records.map(({ input }) => input));
  const open = sent.filter(({ input }) => !recorded.has(input));
  if (open.length === 0) return null;
  const left = Math.max(0, open.length - SHOWN);
  return (
    <>
      <ol class="exchanges" start={left + 1}>
        {open.slice(left).map((request, index) => (
          <li key={left + index} class="exchange exchange-sent">
            <span class="exchange-method">{request.method}</span>
            {status === 'cancelled' && <Cancelled isLast={request === open.at(-1)} />}
            <span class="exchange-path">{addressParts(request.url).path}</span>
          </li>
        ))}
      </ol>
      {status === 'cancelled' && <p class="quiet">The run was cancelled before it could say what it was answered.</p>}
    </>
  );
}

/** Requests go out one after the other: all but the last had their answer when the run was called off. */
function Cancelled({ isLast }: { readonly isLast: boolean }) {
  return (
    <span class="badge" data-status="none">
      {isLast ? 'cancelled' : 'answered'}
    </span>
  );
}
