import type { Diagnostic } from './diagnostic.js';

/** Findings for people: one a line as `file:line:column  severity  message  [rule]`, and a count. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'No findings.';
  const lines = diagnostics.map(
    ({ file, line, column, severity, message, rule }) =>
      `${file}:${line}:${column}  ${severity}  ${message}  [${rule}]`,
  );
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`];
  });
  return [...lines, counts.join(', ')].join('\n');
}
