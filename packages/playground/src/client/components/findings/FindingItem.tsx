import type { Diagnostic } from '@connect-app/app-model';

/** A finding of the check and where it stands. */
export function FindingItem({ finding }: { readonly finding: Diagnostic }) {
  const { file, line, column, rule, severity, message } = finding;
  return (
    <li class="finding" data-severity={severity}>
      <span>{message}</span>
      <small>
        <code>
          {file}:{line}:{column}
        </code>{' '}
        {rule}
      </small>
    </li>
  );
}
