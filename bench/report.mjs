/** Folds the rounds of one case into a figure an engine: medians, and ratios to the first engine round by round. */
export function figures(rounds) {
  const engines = rounds[0].map(({ engine }) => engine);
  return engines.map((engine, index) => ({
    engine,
    warmNanoseconds: median(rounds.map((round) => round[index].warm)),
    warmRatio: median(rounds.map((round) => round[index].warm / round[0].warm)),
    coldMilliseconds: median(rounds.map((round) => round[index].cold / 1e6)),
    coldRatio: median(rounds.map((round) => round[index].cold / round[0].cold)),
  }));
}

/** A table for people: warm is one call once the engine is warm, cold is import, compilation and the first call. */
export function table({ title, engines }) {
  const [first] = engines;
  const rows = [
    [title, 'warm', `× ${first.engine}`, 'cold', `× ${first.engine}`],
    ...engines.map(({ engine, warmNanoseconds, warmRatio, coldMilliseconds, coldRatio }) => [
      engine,
      duration(warmNanoseconds),
      warmRatio.toFixed(2),
      `${coldMilliseconds.toFixed(1)} ms`,
      coldRatio.toFixed(2),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
  lines.splice(1, 0, '─'.repeat(lines[0].length));
  return `${lines.join('\n')}\n`;
}

function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(1)} ns`;
  return nanoseconds < 1e6 ? `${(nanoseconds / 1e3).toFixed(2)} µs` : `${(nanoseconds / 1e6).toFixed(2)} ms`;
}

/** The middle of values, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
