import { RunError } from '../errors/index.js';
import type { Directive } from './directive.js';
import type { CommunicationKind } from './types.js';

/** Kinds whose `response.data` the platform keeps for the module's next run (R2.31). */
export const CAPPED: ReadonlySet<CommunicationKind> = new Set(['action', 'universal', 'search', 'trigger']);

/** Bytes a module may keep (R2.31). */
const MAX_SIZE = 64 * 1024;

/** @throws RunError `data-too-large` when a module would keep more than it may. */
export function checkStored(data: unknown, directive: Directive): void {
  const size = Buffer.byteLength(JSON.stringify(data) ?? '', 'utf8');
  if (size <= MAX_SIZE) return;
  throw new RunError({
    type: 'RuntimeError',
    code: 'data-too-large',
    message: `response.data has ${size} bytes, and a module may keep ${MAX_SIZE} (R2.31).`,
    location: directive.location,
  });
}
