import type { App } from '../app.js';
import type { Diagnostic } from '../diagnostic.js';
import type { IgnoreComment } from './ignore-comment.js';

/** Kept beside the model, so that the model stays plain. */
const comments = new WeakMap<App, readonly IgnoreComment[]>();

export function rememberIgnoreComments(app: App, found: readonly IgnoreComment[]): void {
  comments.set(app, found);
}

/**
 * Leaves out the findings that comments in the app's files silence. A comment without a reason, and one that silences nothing,
 * is a finding of its own: `ignore/reason`, `ignore/unused`. What cannot be read (`json/…`) cannot be silenced.
 */
export function silence(app: App, findings: readonly Diagnostic[]): Diagnostic[] {
  const own = comments.get(app) ?? [];
  if (own.length === 0) return [...findings];
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    const silencers = own.filter((comment) => covers(comment, finding));
    for (const { at } of silencers) used.add(`${at.file}:${at.line}:${at.column} ${finding.rule}`);
    return silencers.length === 0;
  });
  const about = (comment: IgnoreComment, rule: string, message: string): Diagnostic => ({
    ...comment.at,
    rule,
    severity: 'warning',
    message,
  });
  const aboutComments = own.flatMap((comment) => {
    const { at, rules, reason } = comment;
    const idle = rules.filter((rule) => !used.has(`${at.file}:${at.line}:${at.column} ${rule}`));
    return [
      ...(reason === '' ? [about(comment, 'ignore/reason', 'Say why: "connect-app-ignore <rule>: <reason>".')] : []),
      ...idle.map((rule) =>
        about(comment, 'ignore/unused', `Nothing of ${rule} is found here any more. Take this comment out.`),
      ),
    ];
  });
  return [...kept, ...aboutComments];
}

function covers({ at, rules, line }: IgnoreComment, finding: Diagnostic): boolean {
  if (finding.file !== at.file || !rules.includes(finding.rule) || finding.rule.startsWith('json/')) return false;
  return line === undefined || line === finding.line;
}
