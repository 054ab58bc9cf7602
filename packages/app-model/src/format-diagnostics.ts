import type { Diagnostic, Severity } from './diagnostic.js';

/** How findings are printed. */
export interface FormatOptions {
  /** Whether to colour for a terminal. Default: no. */
  readonly colour?: boolean | undefined;
  /** Put before each file, where the app is not in the current folder, so that terminals can open the place. */
  readonly folder?: string | undefined;
}

const COLOURS = { error: '31', warning: '33', info: '36', bold: '1', dim: '2' } as const;
const WORDS: Readonly<Record<Severity, readonly [one: string, more: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['remark', 'remarks'],
};

/**
 * Findings for people: one a line as `file:line:column  severity  message  [rule]`, a blank line between files, and a sum at the
 * end.
 *
 * @example
 * formatDiagnostics(findings, { colour: process.stdout.isTTY });
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  if (diagnostics.length === 0) return 'No findings.';
  const paint = (style: keyof typeof COLOURS, text: string): string =>
    options.colour ? `\u001b[${COLOURS[style]}m${text}\u001b[0m` : text;
  const blocks = byFile(diagnostics).map((findings) => {
    const places = findings.map(({ file, line, column }) => `${withFolder(file, options.folder)}:${line}:${column}`);
    const width = Math.max(...places.map((place) => place.length));
    return findings
      .map(({ severity, message, rule }, index) => {
        const place = (places[index] ?? '').padEnd(width);
        return `${paint('bold', place)}  ${paint(severity, severity.padEnd(7))}  ${message}  ${paint('dim', `[${rule}]`)}`;
      })
      .join('\n');
  });
  return [...blocks, summary(diagnostics, blocks.length, paint)].join('\n\n');
}

function byFile(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const files = new Map<string, Diagnostic[]>();
  for (const finding of diagnostics) files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  return [...files.values()];
}

function summary(
  diagnostics: readonly Diagnostic[],
  files: number,
  paint: (style: Severity, text: string) => string,
): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [paint(severity, `${count} ${WORDS[severity][count === 1 ? 0 : 1]}`)];
  });
  return `${counts.join(', ')} in ${files} ${files === 1 ? 'file' : 'files'}.`;
}

function withFolder(file: string, folder: string | undefined): string {
  return folder === undefined || folder === '' || folder === '.' ? file : `${folder}/${file}`;
}
