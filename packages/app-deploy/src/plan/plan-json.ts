import { blockOf, diffLines } from './diff-lines.js';
import type { Change, Plan } from './plan.js';
import { countsOf } from './summary.js';

/** A plan for machines; blocks are told by name and diff, never as a whole, and secrets not at all. */
export function planJson(plan: Plan): object {
  return {
    counts: countsOf(plan),
    resumes: plan.resumes,
    changes: plan.changes.map(changeJson),
    kept: plan.kept.map(({ kind, name }) => ({ kind, name })),
  };
}

function changeJson(change: Change): object {
  const { action, kind, name, drift } = change;
  return {
    action,
    kind,
    name,
    ...(change.action === 'create' ? { blocks: [...change.blocks.keys()] } : {}),
    ...(change.action === 'write' || change.action === 'describe'
      ? { block: blockOf(change), diff: diffLines(change)?.join('\n') ?? null }
      : {}),
    ...(drift ? { drift } : {}),
  };
}
