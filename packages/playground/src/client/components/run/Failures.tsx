import type { ErrorReport } from '@connect-app/app-runner';
import type { ErrorEntry } from '../../state/run-view.js';
import { effectLines, placeOf } from '../../view/error-text.js';
import { count } from '../../view/quantities.js';
import { DetailList } from '../panel/DetailList.js';

/** More failures of one run are counted, not shown. */
const SHOWN = 3;

/** What went wrong, where, and what the scenario would do. */
export function Failures({ errors, inputs }: { readonly errors: readonly ErrorEntry[]; readonly inputs: number }) {
  if (errors.length === 0) return null;
  return (
    <div role="alert" class="failures">
      {errors.slice(0, SHOWN).map(({ input, error }) => (
        <Failure key={input} error={error} input={inputs > 1 ? input + 1 : undefined} />
      ))}
      {errors.length > SHOWN && <p>{count(errors.length - SHOWN, 'more input')} failed; the bundles show which.</p>}
    </div>
  );
}

function Failure({ error, input }: { readonly error: ErrorReport; readonly input: number | undefined }) {
  const place = placeOf(error);
  const [effect, ...times] = effectLines(error);
  return (
    <div class="failure">
      <p class="failure-head">
        <strong>{error.type}</strong>
        {error.statusCode !== undefined && <span class="badge">HTTP {error.statusCode}</span>}
        {input !== undefined && <span class="badge">Input {input}</span>}
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
