import type { ReportFinding } from '../rule.js';

/** Reports each place once: base is part of many steps, and worth one finding. */
export function onceAPlace(report: ReportFinding): ReportFinding {
  const reported = new Set<string>();
  return (at, message) => {
    const place = `${at.file}:${at.line}:${at.column}`;
    if (reported.has(place)) return;
    reported.add(place);
    report(at, message);
  };
}
