import { app } from '../../state/app.js';
import { pollsOf, resetTrigger, standingOf } from '../../state/polling.js';
import { clockText } from '../../view/date-text.js';
import { count } from '../../view/quantities.js';
import { standingText } from '../../view/trigger-text.js';
import { isFilled } from '../../view/value-text.js';
import { Panel } from '../panel/Panel.js';
import { Problem } from '../panel/Problem.js';
import { useTask } from '../panel/use-task.js';
import { ValueTree } from '../tree/ValueTree.js';
import { StartChoice, type StartChoiceProps } from './StartChoice.js';

/** Where a polling trigger stands and what its runs saw; where it is to start while it has not run (R3.10, R3.16). */
export function Polling({ dialog, trigger }: StartChoiceProps) {
  const reset = useTask();
  const standing = standingOf(dialog);
  const polls = pollsOf(dialog).value;
  return (
    <Panel
      title="Polling"
      actions={
        standing !== undefined && (
          <button
            type="button"
            class="small"
            aria-disabled={reset.busy}
            onClick={() => reset.run(() => resetTrigger(dialog))}
          >
            Reset
          </button>
        )
      }
    >
      <p aria-live="polite">{standingText(standing, app.value?.timezone)}</p>
      {standing === undefined && <StartChoice dialog={dialog} trigger={trigger} />}
      {isFilled(standing) && <ValueTree label="State of the trigger" title="State" value={standing} />}
      {polls.length > 0 && (
        <ul class="told" aria-label="Polls">
          {polls.map(({ at, bundles, failed }) => (
            <li key={at}>
              <time>{clockText(at)}</time>{' '}
              {failed ? 'failed' : bundles === 0 ? 'nothing new' : `${count(bundles, 'new bundle')}`}
            </li>
          ))}
        </ul>
      )}
      <Problem error={reset.error} />
    </Panel>
  );
}
