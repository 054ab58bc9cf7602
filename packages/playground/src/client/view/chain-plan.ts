import { GOES_ON } from '../../protocol.js';
import type { BundleEntry, Context, RunView } from './run-view.js';

/** More bundles than these are not handed on: each is a run of its own. */
export const MAX_INPUTS = 100;

/** What the next module can read: one context for each bundle a module gave, with the bundles that led to it. */
export function contextsOf(
  { bundles, given }: { readonly bundles: readonly BundleEntry[]; readonly given: readonly Context[] | undefined },
  number: number,
): Context[] {
  return bundles.map(({ input, bundle }) => ({ ...given?.[input], [number]: bundle }));
}

/** The context at a place; the last one where there are fewer by now. */
export function contextAt(contexts: readonly Context[], at: number): Context | undefined {
  return contexts[Math.min(at, contexts.length - 1)];
}

/** The contexts a module runs with: all of them, as many as may be, or the one that was chosen. */
export function inputsOf(contexts: readonly Context[], only: number | undefined): readonly Context[] {
  const one = only === undefined ? undefined : contextAt(contexts, only);
  return one === undefined ? contexts.slice(0, MAX_INPUTS) : [one];
}

/** What becomes of a chain after one of its modules has run. */
export type ChainTurn = 'goes on' | 'failed' | 'cancelled' | 'nothing to hand on';

/** The next module runs when there are bundles for it, and no error stopped the scenario (R9.3). */
export function turnAfter({ status, errors, bundles }: RunView): ChainTurn {
  if (status === 'cancelled') return 'cancelled';
  if (errors.some(({ error }) => !GOES_ON.has(error.effect?.kind))) return 'failed';
  if (bundles.length > 0) return 'goes on';
  return errors.length > 0 ? 'failed' : 'nothing to hand on';
}
