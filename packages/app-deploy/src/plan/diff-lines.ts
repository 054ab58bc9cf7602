import { structuredPatch } from 'diff';
import { contentOf, readable } from '../model/block.js';
import { metadataText } from '../model/metadata.js';
import type { BlockChange, MetadataChange } from './plan.js';

/** What a change is about: the name of a block, or the metadata. */
export function blockOf(change: BlockChange | MetadataChange): string {
  return change.action === 'write' ? change.block : 'metadata';
}

/**
 * Lines of a unified diff of what is there against what the sources say, without file names. Blocks of JSON are compared laid
 * out line by line, however they were written.
 *
 * @returns undefined where the content is secret.
 */
export function diffLines(change: BlockChange | MetadataChange): string[] | undefined {
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
