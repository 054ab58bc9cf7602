import { count, durationText } from './quantities.js';
import type { RunView } from './run-view.js';

/** How far a run is, in a sentence: what the status line says. */
export function progressText(view: RunView): string {
  const { status, inputs, input, bundles, sent, errors, milliseconds } = view;
  const got = `${count(bundles.length, 'bundle')}, ${count(sent.length, 'request')}`;
  const time = durationText(milliseconds);
  switch (status) {
    case 'idle':
      return '';
    case 'running':
      return inputs > 1 ? `Running input ${input + 1} of ${inputs}: ${got} so far.` : `Running: ${got} so far.`;
    case 'done':
      return inputs > 1 ? `Done in ${time}: ${count(inputs, 'input')}, ${got}.` : `Done in ${time}: ${got}.`;
    case 'failed':
      return errors.length > 1 ? `Failed ${errors.length} times in ${time}: ${got}.` : `Failed after ${time}: ${got}.`;
    case 'cancelled':
      return `Cancelled after ${time}: ${got}.`;
  }
}
