import { own, SECRET_TYPES, specEntries } from '../parameters/index.js';
import type { Redactor } from '../record/index.js';

/** Names under which apps keep what nobody may see. */
const SECRET_NAMES =
  /token(?!_?type)|secret|passw|pwd|api_?key|(?:private|access|consumer)_?key|credential|bearer|jwt|cookie|^code$/i;

/** Whether a name says that what stands under it is for nobody to see. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.test(name);
}

/** Shorter values under a telling name are words, such as a kind of token. */
const MIN_NAMED = 6;
const MAX_DEPTH = 20;

/**
 * Teaches a redactor the secrets of a connection: what was typed into `password`, `pkey` and `cert` fields, and whatever the
 * connection's requests stored under a name that says so (R11.6).
 */
export function learnConnectionSecrets(
  redactor: Redactor,
  specs: unknown,
  data: Readonly<Record<string, unknown>>,
): void {
  for (const spec of specEntries(specs)) {
    if (typeof spec !== 'string' && spec.name !== undefined && SECRET_TYPES.has(spec.type))
      redactor.add(own(data, spec.name));
  }
  learnNamedSecrets(redactor, data);
}

/** Teaches a redactor every text and number that stands under a telling name, at any depth. */
export function learnNamedSecrets(redactor: Redactor, data: unknown, named = false, depth = 0): void {
  if (named && typeof data !== 'object' && String(data).length >= MIN_NAMED) redactor.add(data);
  if (typeof data !== 'object' || data === null || depth > MAX_DEPTH) return;
  for (const [name, value] of Object.entries(data)) {
    learnNamedSecrets(redactor, value, named || isSecretName(name), depth + 1);
  }
}
