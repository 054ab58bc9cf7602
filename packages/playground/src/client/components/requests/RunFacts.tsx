import type { RunRecord } from '@connect-app/app-runner';
import { isFilled } from '../../view/value-text.js';
import { ValueTree } from '../tree/ValueTree.js';

/** What the record of a run knows beside its requests: warnings, the parameters as the module saw them, what it keeps. */
export function RunFacts({ record }: { readonly record: RunRecord }) {
  const { warnings, parameters, stateBefore, stateAfter } = record;
  return (
    <>
      {warnings.length > 0 && (
        <ul class="warnings" aria-label="Warnings">
          {warnings.map(({ code, message }, index) => (
            <li key={index}>
              {message} <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
      {isFilled(parameters) && (
        <ValueTree label="Parameters" title="Parameters as the module saw them" value={parameters} />
      )}
      {isFilled(stateBefore) && <ValueTree label="State before" title="Kept before the run" value={stateBefore} />}
      {isFilled(stateAfter) && <ValueTree label="State after" title="Kept after the run" value={stateAfter} />}
    </>
  );
}
