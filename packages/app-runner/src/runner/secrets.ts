import { own, SECRET_TYPES, specEntries } from '../parameters/index.js';
import type { Redactor } from '../record/index.js';

/** Names under which connections keep what nobody may see. */
const SECRET_NAMES = /token|secret|password|api_?key|private_?key|credential/i;

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
  for (const [name, value] of Object.entries(data)) if (SECRET_NAMES.test(name)) redactor.add(value);
}
