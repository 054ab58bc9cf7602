import type { ErrorReport } from '@connect-app/app-runner';
import { effectLines, failureGroups, inputsText, placeOf } from '../../view/error-text.js';
import { count } from '../../view/quantities.js';
import type { ErrorEntry } from '../../view/run-view.js';
import { DetailList } from '../panel/DetailList.js';

/** More kinds of failure in one run are counted, not shown. */
const SHOWN = 3;

/** What went wrong, where, and what the scenario would do. */
export function Failures({ errors, inputs }: { readonly errors: readonly ErrorEntry[]; readonly inputs: number }) {
  const groups = failureGroups(errors);
  if (groups.length === 0) return null;
  return (
    <div role="alert" class="failures">
      {groups.slice(0, SHOWN).map((group) => (
        <Failure key={group.inputs[0]} error={group.error} inputs={inputs > 1 ? inputsText(group.inputs) : undefined} />
      ))}
      {groups.length > SHOWN && <p>{count(groups.length - SHOWN, 'other failure')}: the bundles show which.</p>}
    </div>
  );
}

function Failure({ error, inputs }: { readonly error: ErrorReport; readonly inputs: string | undefined }) {
  const place = placeOf(error);
  const [effect, ...times] = effectLines(error);
  return (
    <div class="failure">
      <p class="failure-head">
        <strong>{error.type}</strong>
        {error.statusCode !== undefined && <span class="badge">HTTP {error.statusCode}</span>}
        {inputs !== undefined && <span class="badge">{inputs}</span>}
        {place !== undefined && <span class="failure-place">{place}</span>}
      </p>
      <p class="failure-message">{error.message}</p>
      <DetailList details={error.details} />
      {effect !== undefined && (
        <p class="failure-effect">
          <b>In the scenario:</b> {[effect, ...times].join(' ')}
        </p>
      )}
    </div>
  );
}
