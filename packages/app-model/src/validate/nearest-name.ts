/** The name most like `wanted`, if any is alike enough to be a slip of the fingers. */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** Letters to put in, take out, replace or swap with their neighbour. */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 0; row < from.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const replaced = (previous[column] ?? 0) + (from[row] === to[column] ? 0 : 1);
      const swapped = row > 0 && column > 0 && from[row] === to[column - 1] && from[row - 1] === to[column];
      current.push(
        Math.min(
          replaced,
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          swapped ? (before[column - 1] ?? 0) + 1 : replaced,
        ),
      );
    }
    [before, previous] = [previous, current];
  }
  return previous.at(-1) ?? 0;
}
