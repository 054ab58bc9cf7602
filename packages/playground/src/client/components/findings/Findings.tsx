import type { Diagnostic } from '@connect-app/app-model';
import { useState } from 'preact/hooks';
import { count } from '../../view/quantities.js';
import { Icon } from '../Icon.js';
import { FindingList } from './FindingList.js';

/** What the check says of the open module: errors are always in sight, the rest when asked for. */
export function Findings({ findings }: { readonly findings: readonly Diagnostic[] }) {
  const [open, setOpen] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  if (findings.length === 0) return null;
  return (
    <div class="findings">
      <FindingList findings={errors} kind="errors" />
      {others.length > 0 && (
        <button type="button" class="link findings-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'up' : 'down'} />
          {countText(others)} of the check
        </button>
      )}
      {open && <FindingList findings={others} kind="remarks" />}
    </div>
  );
}

/** `2 warnings, 1 remark`. */
function countText(findings: readonly Diagnostic[]): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const remarks = findings.length - warnings;
  return [warnings > 0 && count(warnings, 'warning'), remarks > 0 && count(remarks, 'remark')]
    .filter(Boolean)
    .join(', ');
}
