/** A list with one item taken out. */
export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

/** A list with one item replaced. */
export function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((old, at) => (at === index ? item : old));
}

/** A list with one item moved up (-1) or down (1); as it was when there is nowhere to go. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const target = index + by;
  const item = items[index];
  const other = items[target];
  if (item === undefined || other === undefined) return [...items];
  return items.map((old, at) => (at === index ? other : at === target ? item : old));
}
