import type { RecordEntry, SentRequest } from '../../state/run-view.js';
import { addressParts } from '../../view/exchanges.js';

/** Requests of an input whose record is still to come, or never will: the run was cancelled. The latest are enough. */
const SHOWN = 50;

export interface SentRequestsProps {
  readonly sent: readonly SentRequest[];
  readonly records: readonly RecordEntry[];
}

/** The requests that went out and are not in a record (yet). */
export function SentRequests({ sent, records }: SentRequestsProps) {
  const recorded = new Set(records.map(({ input }) => input));
  const open = sent.filter(({ input }) => !recorded.has(input));
  if (open.length === 0) return null;
  const left = Math.max(0, open.length - SHOWN);
  return (
    <ol class="exchanges" start={left + 1}>
      {open.slice(left).map(({ method, url }, index) => (
        <li key={left + index} class="exchange exchange-sent">
          <span class="exchange-method">{method}</span>
          <span class="exchange-path">{addressParts(url).path}</span>
        </li>
      ))}
    </ol>
  );
}
