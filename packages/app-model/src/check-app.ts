import type { App } from './app.js';
import type { Diagnostic } from './diagnostic.js';
import { identityProblems } from './identity/identity-problems.js';
import { silence } from './ignore/silence.js';
import { sortDiagnostics } from './reporter.js';
import { RULES } from './rules/index.js';
import { validateApp } from './validate/validate-app.js';

/**
 * Everything there is to say about an app: what loading found, what names and icon may be, what the schemas say, what the
 * lint rules say, less what comments in its files silence. Sorted by place.
 *
 * @example
 * const { app, diagnostics } = await loadApp('.');
 * const findings = app ? checkApp(app, diagnostics) : diagnostics;
 */
export function checkApp(app: App, loading: readonly Diagnostic[] = []): Diagnostic[] {
  const findings: Diagnostic[] = [...loading, ...identityProblems(app), ...validateApp(app)];
  for (const { code, severity, check } of RULES) {
    check(app, ({ file, line, column }, message) =>
      findings.push({ file, line, column, rule: code, severity, message }),
    );
  }
  return sortDiagnostics(silence(app, sortDiagnostics(findings)));
}
