import { modules } from '../../state/app.js';
import type { ChainStep } from '../../state/chain.js';
import { removeFrom, runningStep, shownStep } from '../../state/chain-run.js';
import { dialogOf } from '../../state/dialogs.js';
import { openModule } from '../../state/route.js';
import { count } from '../../view/quantities.js';
import { Icon } from '../Icon.js';

/** A module of the chain: how it ran; to be looked at, edited, taken out. */
export function ChainStepItem({ step }: { readonly step: ChainStep }) {
  const { number, label, view, contexts } = step;
  const running = runningStep.value?.number === number ? runningStep.value.run.view.value : undefined;
  const shown = shownStep.value === number;
  const said = running
    ? `running, ${count(running.bundles.length, 'bundle')}`
    : contexts === undefined
      ? 'not run yet'
      : count(contexts.length, 'bundle');
  return (
    <li class="chain-step" data-running={running === undefined ? undefined : ''}>
      <button
        type="button"
        class="chain-show"
        aria-pressed={shown}
        disabled={view === undefined}
        title="Show what it gave"
        onClick={() => {
          shownStep.value = shown ? undefined : number;
        }}
      >
        <span class="chain-number">{number}</span> {label} <span class="quiet">{said}</span>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={`Edit module ${number}, ${label}`}
        title="Edit"
        onClick={() => edit(step)}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={`Remove module ${number}, ${label}, and those after it`}
        title="Remove"
        onClick={() => removeFrom(number)}
      >
        ×
      </button>
    </li>
  );
}

/** Opens a module of the chain as it was; those after it leave the chain, their dialogs keep what was typed. */
function edit({ number, module, request }: ChainStep): void {
  const summary = modules.peek().get(module);
  removeFrom(number);
  if (summary === undefined) return;
  if (request !== undefined) dialogOf(summary).form.values.value = request.values;
  openModule(module);
}
