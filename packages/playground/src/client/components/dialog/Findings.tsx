import type { Diagnostic } from '@connect-app/app-model';
import { useState } from 'preact/hooks';
import { Icon } from '../Icon.js';
import { FindingItem } from './FindingItem.js';

/** What the check says of the open module: errors are always in sight, the rest when asked for. */
export function Findings({ findings }: { readonly findings: readonly Diagnostic[] }) {
  const [open, setOpen] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  if (findings.length === 0) return null;
  return (
    <div class="findings">
      {errors.length > 0 && (
        <ul class="problem-box" role="alert">
          {errors.map((finding) => (
            <FindingItem key={keyOf(finding)} finding={finding} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <button type="button" class="link findings-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'up' : 'down'} />
            {others.length} {others.length === 1 ? 'remark' : 'remarks'} of the check
          </button>
          {open && (
            <ul class="remark-box">
              {others.map((finding) => (
                <FindingItem key={keyOf(finding)} finding={finding} />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function keyOf({ file, line, column, rule }: Diagnostic): string {
  return `${file}:${line}:${column} ${rule}`;
}
