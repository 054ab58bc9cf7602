import { GOES_ON } from '../../protocol.js';
import type { BundleEntry, RunView } from '../state/run-view.js';

/** Bundles by the number of the module they came from: what a template reads (`{{1.name}}`). */
export type Context = Readonly<Record<string, unknown>>;

/** More bundles than these are not handed on: each is a run of its own. */
export const MAX_INPUTS = 100;

/** What the next module can read: one context for each bundle of a module, with the bundles that led to it. */
export function contextsOf(
  bundles: readonly BundleEntry[],
  { number, before }: { readonly number: number; readonly before: readonly Context[] | undefined },
): Context[] {
  return bundles.map(({ input, bundle }) => ({ ...before?.[input], [number]: bundle }));
}

/** The contexts a module runs with: all of them, as many as may be, or the one that was chosen. */
export function inputsOf(contexts: readonly Context[], only: number | undefined): readonly Context[] {
  const one = only === undefined ? undefined : contexts[only];
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
