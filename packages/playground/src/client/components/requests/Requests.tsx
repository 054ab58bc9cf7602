import { useMemo, useState } from 'preact/hooks';
import type { RecordParts, SubscriptionCallEvent } from '../../../protocol.js';
import { save } from '../../state/save.js';
import { exchangesOf } from '../../view/exchanges.js';
import { count } from '../../view/quantities.js';
import { type RecordEntry, type RunView, wholeHar } from '../../view/run-view.js';
import { Panel } from '../panel/Panel.js';
import { ExchangeList } from './ExchangeList.js';
import { RunFacts } from './RunFacts.js';
import { SentRequests } from './SentRequests.js';
import { SubscriptionCall } from './SubscriptionCall.js';

/** A chain of many inputs shows the requests of the first until more are asked for. */
const AT_FIRST = 20;

const NO_CALLS: readonly SubscriptionCallEvent[] = [];

export interface RequestsProps {
  readonly view: RunView;
  /** How the webhook of an instant trigger was attached and detached, the latest first. */
  readonly calls?: readonly SubscriptionCallEvent[] | undefined;
  /** What is said while there are none. */
  readonly empty: string;
  /** Begins the name of the file a HAR is saved as. */
  readonly name: string;
}

/** What a run asked the service for and what it answered, free of secrets. */
export function Requests({ view, calls = NO_CALLS, empty, name }: RequestsProps) {
  const [shown, setShown] = useState(AT_FIRST);
  const { records, sent, inputs, status } = view;
  const total = Math.max(sent.length, requestsIn(records)) + requestsIn(calls);
  const recorded = [...records, ...calls];
  const left = records.length - shown;
  return (
    <Panel
      title="Requests"
      aside={status === 'idle' && calls.length === 0 ? undefined : total.toLocaleString('en')}
      actions={
        <button
          type="button"
          class="small"
          disabled={recorded.every(({ curl }) => curl.length === 0)}
          onClick={() => save(`${name}.har`, JSON.stringify(wholeHar(recorded), null, 2))}
        >
          Save HAR
        </button>
      }
    >
      {status === 'idle' && calls.length === 0 && <p class="quiet">{empty}</p>}
      {records.slice(0, shown).map((entry) => (
        <InputRequests key={entry.input} entry={entry} titled={inputs > 1} cancelled={status === 'cancelled'} />
      ))}
      {left > 0 && (
        <button type="button" class="link" onClick={() => setShown(shown * 4)}>
          Show more ({count(left, 'input')} left)
        </button>
      )}
      <SentRequests view={view} />
      {status === 'done' && total === 0 && <p class="quiet">The module sent no requests.</p>}
      {calls.map((made) => (
        <SubscriptionCall key={made.id} made={made} />
      ))}
    </Panel>
  );
}

interface InputRequestsProps {
  readonly entry: RecordEntry;
  readonly titled: boolean;
  readonly cancelled: boolean;
}

function InputRequests({ entry, titled, cancelled }: InputRequestsProps) {
  // A record never changes; what stands is not drawn anew while others come in.
  return useMemo(
    () => (
      <div class="exchange-group">
        {titled && <h3>Input {entry.input + 1}</h3>}
        <ExchangeList group={exchangesOf(entry, entry.input)} cancelled={cancelled} />
        <RunFacts record={entry.record} />
      </div>
    ),
    [entry, titled, cancelled],
  );
}

/** A delivery was told as a whole: its requests, and the call it came by, stand in its record alone. */
function requestsIn(records: readonly RecordParts[]): number {
  return records.reduce((sum, { curl, incomingCurl }) => sum + curl.length + (incomingCurl === undefined ? 0 : 1), 0);
}
