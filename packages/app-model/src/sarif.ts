import type { Diagnostic } from './diagnostic.js';
import { RULES } from './rules/index.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines they are about. */
export function toSarif(diagnostics: readonly Diagnostic[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'connect-app',
            rules: RULES.map(({ code, requirement, consequence, source, severity }) => ({
              id: code,
              shortDescription: { text: requirement },
              fullDescription: { text: `${requirement} ${consequence} (${source})` },
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        results: diagnostics.map(({ file, line, column, rule, severity, message }) => ({
          ruleId: rule,
          level: LEVELS[severity],
          message: { text: message },
          locations: [
            { physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line, startColumn: column } } },
          ],
        })),
      },
    ],
  };
}
