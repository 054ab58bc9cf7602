import { conflictsOf, type Plan } from './plan.js';
import { planRows } from './plan-rows.js';

/** How many components a plan creates, changes, deletes and keeps. */
export interface PlanCounts {
  readonly create: number;
  readonly change: number;
  readonly delete: number;
  readonly keep: number;
  /** Changes that would undo what was done on the instance. */
  readonly conflicts: number;
}

export function countsOf(plan: Plan): PlanCounts {
  const rows = planRows(plan);
  const count = (wanted: string): number => rows.filter(({ sign }) => sign === wanted).length;
  return {
    create: count('+'),
    change: count('~'),
    delete: count('-'),
    keep: count('='),
    conflicts: conflictsOf(plan).length,
  };
}

/** "2 to create, 1 to change, 0 to delete." `force` tells whether what was done on the instance is going to be overwritten. */
export function summary(plan: Plan, { force = false }: { readonly force?: boolean | undefined } = {}): string {
  if (plan.changes.length === 0) return 'Nothing to do: the instance holds what the sources say.';
  const counts = countsOf(plan);
  const found = `${counts.create} to create, ${counts.change} to change, ${counts.delete} to delete.`;
  if (counts.conflicts === 0) return found;
  const undone = `${counts.conflicts} ${counts.conflicts === 1 ? 'change undoes' : 'changes undo'} what was done on the instance`;
  return `${found}\n${undone}${force ? '.' : '; "connect-app deploy" does that only with --force.'}`;
}
