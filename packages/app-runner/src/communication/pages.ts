import { isTruthy } from '@connect-app/iml';
import type { StepRun } from './step-run.js';

/** Decides about further pages. */
export interface Pages {
  /**
   * Whether another page is to be asked for, given how many outputs the last one gave. The `pagination` variables are set
   * for it.
   */
  next(outputs: number): boolean;
}

/** `pagination.limit` grows fivefold a page, up to this (R2.26). */
const MAX_LIMIT = 500;

/** Starts the count of pages: page 1, offset 0, limit 20 (R2.26). */
export function startPages({
  step,
  kind,
  context,
  runtime,
  warn,
}: Pick<StepRun, 'step' | 'kind' | 'context' | 'runtime' | 'warn'>): Pages {
  const { pagination } = step;
  let [page, offset, limit] = [1, 0, 20];
  context['pagination'] = { page, offset, limit };
  const wanted = (): boolean =>
    pagination?.condition === undefined || isTruthy(pagination.condition.evaluate(context, runtime.environment));
  return {
    next(outputs) {
      if (pagination === undefined) return false;
      // Without a condition the first empty page is the last one (R2.28), and so it is for a sorted trigger (R3.12).
      if (
        outputs === 0 &&
        (pagination.condition === undefined || (kind === 'trigger' && step.trigger?.order !== 'unordered'))
      )
        return false;
      // The condition is asked twice: with the page that was, then with the page that would come (R2.27, C13).
      if (!wanted()) return false;
      const { maxPaginationRequestCount, maxRequestCount } = runtime.limits;
      if (page > maxPaginationRequestCount || runtime.budget.spent >= maxRequestCount) {
        warn('page-cap', `Stopped after ${page} pages: the platform asks for no more (R2.29).`);
        return false;
      }
      page++;
      offset += limit;
      limit = Math.min(limit * 5, MAX_LIMIT);
      context['pagination'] = { page, offset, limit };
      return wanted();
    },
  };
}
