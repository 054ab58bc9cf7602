import type { Diagnostic, Severity } from './diagnostic.js';
import type { Location } from './section.js';

/** A finding on its way to becoming a diagnostic. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Location;
}

/** Takes findings in; loading and checking never throw on a bad app, they report. */
export type Report = (finding: Finding) => void;

/** A reporter and the list it fills. */
export function collectDiagnostics(): { report: Report; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report: Report = ({ at, rule, severity, message }) => {
    diagnostics.push({ file: at.file, line: at.line, column: at.column, rule, severity, message });
  };
  return { report, diagnostics };
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by file, line and column, without those that say the same twice. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const found of diagnostics) {
    unique.set(`${found.file}\n${found.line}\n${found.column}\n${found.rule}\n${found.message}`, found);
  }
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      ORDER[a.severity] - ORDER[b.severity] ||
      compareText(a.rule, b.rule),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
