import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Diagnostic } from './diagnostic.js';
import { RULES } from './rules/index.js';
import type { Rule } from './rules/rule.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** The root that the files' addresses are relative to: whoever reads the log knows where it lies. */
const ROOT = 'APPROOT';

/**
 * Findings as a SARIF 2.1.0 log, which code hosts show beside the lines they are about. Addresses of files are relative;
 * `folder` is put before them, where the app is not at the root of its repository.
 *
 * @example
 * const log = toSarif(checkApp(app, diagnostics), { folder: 'apps/shop' });
 * log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri; // 'apps/shop/base.imljson'
 */
export function toSarif(diagnostics: readonly Diagnostic[], { folder = '' }: { folder?: string } = {}): Log {
  const rules = [...RULES.map(described), ...undescribed(diagnostics)];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'connect-app', rules } },
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder of the app’s repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((finding) => resultOf(finding, folder, indexes.get(finding.rule) ?? 0)),
      },
    ],
  };
}

function resultOf(
  { file, line, column, rule, severity, message }: Diagnostic,
  folder: string,
  ruleIndex: number,
): Result {
  const path = [folder, file].filter((part) => part !== '' && part !== '.').join('/');
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path === '' ? '.' : path), uriBaseId: ROOT },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

/** A path as a relative address: what has a meaning of its own in one is escaped. */
function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

function described({ code, requirement, consequence, source, severity }: Rule): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: requirement },
    fullDescription: { text: `${requirement} Otherwise: ${consequence}` },
    help: {
      text: `${requirement}\n\nOtherwise: ${consequence}\n\nSource: ${source}`,
      markdown: `**${requirement}**\n\nOtherwise: ${consequence}\n\nSource: ${source}`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** What loading and the schemas find has codes without a page of its own. */
function undescribed(diagnostics: readonly Diagnostic[]): ReportingDescriptor[] {
  const known = new Set(RULES.map(({ code }) => code));
  const codes = new Set(diagnostics.map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  return [...codes].sort().map((id) => ({ id }));
}
