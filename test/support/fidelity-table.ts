import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A row of a table of docs/fidelity.md: a rule, what became of it, and how. */
export interface FidelityRow {
  readonly id: string;
  readonly state: string;
  readonly text: string;
}

const packages = resolve(import.meta.dirname, '../../packages');

/** The decisions that do not end with the file that keeps them, or name one that is not there. */
export function decisionsWithoutPlace(rows: readonly FidelityRow[]): FidelityRow[] {
  return rows
    .filter(({ state }) => state === 'decision')
    .filter(({ text }) => {
      const place = /\(`([^`]+)`\)$/.exec(text)?.[1];
      return place === undefined || !existsSync(join(packages, place));
    });
}
