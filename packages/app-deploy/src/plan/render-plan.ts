import { structuredPatch } from 'diff';
import { contentOf, readable } from '../model/block.js';
import { metadataText } from '../model/metadata.js';
import type { Change, Drift, Plan } from './plan.js';

export interface RenderOptions {
  /** What the plan is for: "my-app on connect.ibexa.co". */
  readonly title: string;
  /** ANSI colours, for terminals. */
  readonly colour?: boolean | undefined;
}

const DRIFT_WORDS: Readonly<Record<Drift, string>> = {
  'changed-remotely': 'changed on the instance since the last deployment',
  'deleted-remotely': 'deleted on the instance since the last deployment',
  'made-remotely': 'made on the instance, not from here',
  'not-recorded': 'never deployed from here',
};

/** A plan for people: what is created, a diff of what is changed, what is deleted, and a count. */
export function renderPlan(plan: Plan, { title, colour = false }: RenderOptions): string {
  const paint = (code: number, text: string): string => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const lines = [paint(1, title), ''];
  for (const change of plan.changes) lines.push(...changeLines(change, paint));
  for (const { kind, name } of plan.kept) {
    lines.push(`  ${kind} ${name}  is not in the sources; kept (delete with --allow-destructive)`);
  }
  if (plan.kept.length > 0) lines.push('');
  lines.push(summary(plan));
  return lines.join('\n');
}

/** `2 to create, 1 to change, 0 to delete.` */
export function summary({ changes }: Plan): string {
  if (changes.length === 0) return 'Nothing to do: the instance holds what the sources say.';
  const count = (test: (change: Change) => boolean): number => changes.filter(test).length;
  const created = count(({ action }) => action === 'create');
  const deleted = count(({ action }) => action === 'delete');
  const drifted = count(({ drift }) => drift !== undefined);
  const warning =
    drifted > 0 ? ` ${drifted} would undo what is on the instance and not from here: only with --force.` : '';
  return `${created} to create, ${changes.length - created - deleted} to change, ${deleted} to delete.${warning}`;
}

type Paint = (code: number, text: string) => string;
const [RED, GREEN, YELLOW, CYAN] = [31, 32, 33, 36];

function changeLines(change: Change, paint: Paint): string[] {
  const owner = `${change.kind} ${change.name}`;
  const drift = change.drift ? [paint(YELLOW, `  ! ${DRIFT_WORDS[change.drift]}`)] : [];
  switch (change.action) {
    case 'create':
      return [
        paint(GREEN, `+ ${owner}  (${change.blocks.size} ${change.blocks.size === 1 ? 'block' : 'blocks'})`),
        ...drift,
      ];
    case 'delete':
      return [paint(RED, `- ${owner}`), ...drift];
    case 'icon':
      return [paint(YELLOW, `~ ${owner}  icon`), ...drift];
    default:
      return [paint(YELLOW, `~ ${owner}  ${blockOf(change)}`), ...drift, ...diffLines(change, paint), ''];
  }
}

function diffLines(change: Change, paint: Paint): string[] {
  const diff = diffOf(change);
  if (diff === undefined) return ['    (its content is secret and not shown)'];
  return diff.map((line) => {
    if (line.startsWith('@@')) return `    ${paint(CYAN, line)}`;
    if (line.startsWith('+')) return `    ${paint(GREEN, line)}`;
    return line.startsWith('-') ? `    ${paint(RED, line)}` : `    ${line}`;
  });
}

function blockOf(change: Change): string | undefined {
  if (change.action === 'write') return change.block;
  return change.action === 'describe' ? 'metadata' : undefined;
}

/** Lines of a unified diff, without file names; undefined where the content is secret. */
function diffOf(change: Change): string[] | undefined {
  if (change.action !== 'write' && change.action !== 'describe') return [];
  if (change.action === 'write' && contentOf(change.block) === 'secret') return undefined;
  const [before, after] =
    change.action === 'write'
      ? [readable(change.block, change.before), readable(change.block, change.after)]
      : [metadataText(change.before), metadataText(change.after)];
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
}

/** A plan for machines; blocks are told by name and diff, never as a whole, and secrets not at all. */
export function planJson(plan: Plan): object {
  const one = (change: Change) => ({
    action: change.action,
    kind: change.kind,
    name: change.name,
    ...(change.action === 'create' ? { blocks: [...change.blocks.keys()] } : {}),
    ...(blockOf(change) ? { block: blockOf(change), diff: diffOf(change)?.join('\n') ?? null } : {}),
    ...(change.drift ? { drift: change.drift } : {}),
  });
  return { changes: plan.changes.map(one), kept: plan.kept.map(({ kind, name }) => ({ kind, name })) };
}
