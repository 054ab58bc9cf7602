import type { Diagnostic } from '@connect-app/app-model';
import { FindingItem } from './FindingItem.js';

export interface FindingListProps {
  readonly findings: readonly Diagnostic[];
  /** Errors are told at once, remarks wait to be read. */
  readonly kind: 'errors' | 'remarks';
  readonly class?: string;
}

/** Findings of the check, each with its place. */
export function FindingList({ findings, kind, class: more = '' }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <div
      class={`${kind === 'errors' ? 'problem-box' : 'remark-box'} ${more}`}
      role={kind === 'errors' ? 'alert' : undefined}
    >
      <ul>
        {findings.map((finding) => {
          const { file, line, column, rule, message } = finding;
          return <FindingItem key={[file, line, column, rule, message].join(' ')} finding={finding} />;
        })}
      </ul>
    </div>
  );
}
