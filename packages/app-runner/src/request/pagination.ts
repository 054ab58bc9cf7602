import type { Directive, StepReader } from '../communication/directive.js';

/** The `pagination` directive (R2.25). */
export interface CompiledPagination {
  readonly mergeWithParent: boolean;
  readonly url: Directive | undefined;
  readonly method: Directive | undefined;
  readonly headers: Directive | undefined;
  readonly qs: Directive | undefined;
  readonly body: Directive | undefined;
  readonly condition: Directive | undefined;
}

/** Reads the `pagination` directive of a step, if there is one. */
export function compilePagination(step: StepReader): CompiledPagination | undefined {
  if (step.literal('pagination') === undefined) return undefined;
  return {
    mergeWithParent: step.literal('pagination', 'mergeWithParent') !== false,
    url: step.compile('pagination', 'url'),
    method: step.compile('pagination', 'method'),
    headers: step.compile('pagination', 'headers'),
    qs: step.compile('pagination', 'qs'),
    body: step.compile('pagination', 'body'),
    condition: step.compile('pagination', 'condition'),
  };
}
