import { modules } from '../../state/app.js';
import { canFollow, openNumber, steps } from '../../state/chain.js';
import { chainNote, isRunning, runChain } from '../../state/chain-run.js';
import type { Dialog } from '../../state/dialogs.js';
import { ChainStepItem } from './ChainStepItem.js';
import { EarlierOutputs } from './EarlierOutputs.js';
import { NextModule } from './NextModule.js';
import { WhichBundles } from './WhichBundles.js';

/** The modules before the open one, and the one to come: their bundles are mapped into its fields and run through it. */
export function Chain({ dialog }: { readonly dialog: Dialog }) {
  const all = steps.value;
  const module = modules.value.get(dialog.name);
  const follows = canFollow(module?.type);
  const busy = isRunning(dialog);
  return (
    <section class="chain" aria-label="Chain">
      <ol class="chain-steps">
        {follows && all.map((step) => <ChainStepItem key={step.number} step={step} />)}
        <li class="chain-step" aria-current="step">
          <span class="chain-number">{follows ? openNumber.value : 1}</span>
          <b>{module?.label ?? dialog.name}</b>
        </li>
        <li class="chain-next">
          <NextModule dialog={dialog} />
        </li>
      </ol>
      {!follows && all.length > 0 && (
        <p class="quiet">A trigger begins a scenario: what follows it makes a new chain.</p>
      )}
      {follows && all.length > 0 && (
        <>
          <div class="chain-run">
            <WhichBundles />
            <button type="button" class="small" aria-disabled={busy} onClick={() => !busy && void runChain(dialog)}>
              Start from module 1
            </button>
          </div>
          <p class="chain-note" aria-live="polite">
            {chainNote.value}
          </p>
          <EarlierOutputs />
        </>
      )}
    </section>
  );
}
