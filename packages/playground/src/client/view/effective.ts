/** A block of a definition as it runs, laid out. */
export interface EffectiveBlock {
  /** `api`, `epoch`, `webhook.attach` …; `api, step 2` where there are several. */
  readonly name: string;
  readonly text: string;
}

/** The blocks of a module's effective definition; a block of several steps falls into them. */
export function blocksOf(effective: unknown): EffectiveBlock[] {
  if (typeof effective !== 'object' || effective === null) return [];
  return Object.entries(effective).flatMap(([name, steps]) => {
    const list: readonly unknown[] = Array.isArray(steps) ? steps : [steps];
    return list.map((step, index) => ({
      name: list.length > 1 ? `${name}, step ${index + 1}` : name,
      text: JSON.stringify(step, null, 2) ?? '',
    }));
  });
}
