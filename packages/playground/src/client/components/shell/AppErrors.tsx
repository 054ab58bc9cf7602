import type { Diagnostic } from '@connect-app/app-model';
import { FindingItem } from '../dialog/FindingItem.js';

/** Errors that belong to no module, above whatever is open: the app may show as it was before them. */
export function AppErrors({ findings }: { readonly findings: readonly Diagnostic[] }) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  return (
    <ul class="problem-box app-errors" role="alert">
      {errors.map((finding) => (
        <FindingItem key={`${finding.file}:${finding.line}:${finding.column} ${finding.rule}`} finding={finding} />
      ))}
    </ul>
  );
}
