import { blockOf } from './diff-lines.js';
import type { Change, Drift, Plan } from './plan.js';

/** One component in the table of a plan. */
export interface PlanRow {
  /** What becomes of it. */
  readonly sign: '+' | '~' | '-' | '=';
  readonly kind: string;
  readonly name: string;
  /** "6 blocks", "metadata, api". */
  readonly what: string;
  /** What would be undone on the instance. */
  readonly warnings: readonly string[];
}

const DRIFT_WORDS: Readonly<Record<Drift, string>> = {
  'changed-remotely': 'changed on the instance since the last deployment',
  'deleted-remotely': 'deleted on the instance since the last deployment',
  'made-remotely': 'made on the instance, not from here',
  'not-recorded': 'never deployed from here',
};

/** A plan as a table: one row a component, in the order in which it is deployed; what is kept comes last. */
export function planRows({ changes, kept }: Plan): PlanRow[] {
  const owners = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.name}`;
    owners.set(key, [...(owners.get(key) ?? []), change]);
  }
  const rows = [...owners.values()].map(rowOf);
  const keptRows = kept.map(({ kind, name }): PlanRow => {
    return { sign: '=', kind, name, what: 'not in the sources; kept without --allow-destructive', warnings: [] };
  });
  return [...rows, ...keptRows];
}

function rowOf(changes: readonly Change[]): PlanRow {
  const first = changes.find(({ action }) => action === 'create') ?? (changes[0] as Change);
  const { kind, name } = first;
  const sign = first.action === 'create' ? '+' : first.action === 'delete' ? '-' : '~';
  const parts = changes.map(partOf).filter((part) => part !== '');
  const begun = changes.some(({ begun }) => begun) ? ' (begun by the interrupted deployment)' : '';
  const warnings = changes.flatMap((change) => {
    if (!change.drift) return [];
    const part = change.action === 'write' || change.action === 'describe' ? `${blockOf(change)} was ` : '';
    return [`${part}${DRIFT_WORDS[change.drift]}`];
  });
  return { sign, kind, name, what: `${parts.join(', ')}${begun}`, warnings };
}

function partOf(change: Change): string {
  switch (change.action) {
    case 'create':
      return `${change.blocks.size} ${change.blocks.size === 1 ? 'block' : 'blocks'}`;
    case 'icon':
      return 'icon';
    case 'delete':
      return '';
    default:
      return blockOf(change);
  }
}
