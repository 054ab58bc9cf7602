import type { Diagnostic } from '@connect-app/app-model';
import { FindingList } from './FindingList.js';

/** Errors that belong to no module, above whatever is open: the app may show as it was before them. */
export function AppErrors({ findings }: { readonly findings: readonly Diagnostic[] }) {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return <FindingList findings={errors} kind="errors" class="app-errors" />;
}
