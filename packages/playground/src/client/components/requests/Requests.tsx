import { type RunView, wholeHar } from '../../state/run-view.js';
import { save } from '../../state/save.js';
import { exchangesOf } from '../../view/exchanges.js';
import { Panel } from '../panel/Panel.js';
import { ExchangeList } from './ExchangeList.js';
import { RunFacts } from './RunFacts.js';
import { SentRequests } from './SentRequests.js';

export interface RequestsProps {
  readonly view: RunView;
  /** Begins the name of the file a HAR is saved as. */
  readonly name: string;
}

/** What a run asked the service for and what it answered, free of secrets. */
export function Requests({ view, name }: RequestsProps) {
  const groups = view.records.map(exchangesOf);
  const total = Math.max(
    view.sent.length,
    groups.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
  );
  const har = (): void => save(`${name}.har`, JSON.stringify(wholeHar(view.records), null, 2));
  const several = view.inputs > 1;
  return (
    <Panel
      title="Requests"
      aside={view.status === 'idle' ? undefined : total.toLocaleString('en')}
      actions={
        <button type="button" class="small" disabled={view.records.length === 0} onClick={har}>
          Save HAR
        </button>
      }
    >
      {view.status === 'idle' && <p class="quiet">Every request of the run, with its answer, is shown here.</p>}
      {view.records.map((entry, index) => (
        <div key={entry.input} class="exchange-group">
          {several && <h3>Input {entry.input + 1}</h3>}
          {groups[index] && <ExchangeList group={groups[index]} />}
          <RunFacts record={entry.record} />
        </div>
      ))}
      <SentRequests sent={view.sent} records={view.records} />
      {view.status === 'done' && total === 0 && <p class="quiet">The module sent no requests.</p>}
    </Panel>
  );
}
