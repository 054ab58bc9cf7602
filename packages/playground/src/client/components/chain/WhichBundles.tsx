import { available, inputs, onlyShown, openNumber, shownContext } from '../../state/chain.js';
import { firstGap } from '../../state/chain-run.js';
import { MAX_INPUTS } from '../../view/chain-plan.js';
import { count } from '../../view/quantities.js';

/** Which bundle of the module before is looked at, and whether the open module runs for it alone or once for each. */
export function WhichBundles() {
  const all = available.value;
  const before = openNumber.value - 1;
  if (all === undefined) return <p class="quiet">Module {firstGap.value} has not run yet; Run begins with it.</p>;
  if (all.length === 0) return <p class="quiet">Module {before} gave no bundles.</p>;
  const at = Math.min(shownContext.value, all.length - 1);
  const go = (to: number): void => {
    shownContext.value = Math.max(0, Math.min(all.length - 1, to));
  };
  const runs = inputs.value?.length ?? 0;
  return (
    <div class="which-bundles">
      <span class="pager">
        <button type="button" class="icon" aria-label="Previous bundle" disabled={at === 0} onClick={() => go(at - 1)}>
          ‹
        </button>
        <span aria-live="polite">
          {at + 1} of {all.length}
        </span>
        <button
          type="button"
          class="icon"
          aria-label="Next bundle"
          disabled={at >= all.length - 1}
          onClick={() => go(at + 1)}
        >
          ›
        </button>
      </span>
      {all.length > 1 && (
        <label class="choice">
          <input
            type="checkbox"
            checked={onlyShown.value}
            onChange={({ currentTarget }) => {
              onlyShown.value = currentTarget.checked;
            }}
          />
          Only for this one
        </label>
      )}
      <span class="quiet">
        {count(runs, 'run')}
        {all.length > MAX_INPUTS && !onlyShown.value && ', of the first ones'}
      </span>
    </div>
  );
}
