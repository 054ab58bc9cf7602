import { metadataOf } from '../load/provenance.js';
import { nearestName } from '../validate/nearest-name.js';
import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';

/** A component's connection and webhook must exist. */
export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  requirement: 'Connections and webhooks that are referred to exist in the app.',
  consequence: 'The importer drops an unknown connection silently; a module without its webhook is refused.',
  source: 'C19, R3.6',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'modules/find/metadata.json': { type: 'search', label: 'Find things', connection: 'main' },
    },
  ],
  wrong: [{ 'modules/find/metadata.json': { type: 'search', label: 'Find things', connection: 'mian' } }],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const key of ['connection', 'altConnection', 'webhook'] as const) {
        const name = (component as Partial<Record<typeof key, string>>)[key];
        const known = key === 'webhook' ? app.webhooks : app.connections;
        if (!name || known.has(name)) continue;
        const at = metadataOf(component)?.locate([key]) ?? { file: component.file, line: 1, column: 1 };
        const meant = nearestName(name, known.keys());
        const what = key === 'webhook' ? 'webhook' : 'connection';
        report(
          at,
          `There is no ${what} "${name}".${meant ? ` Did you mean "${meant}"?` : ` Add it, or leave the ${what} out.`}`,
        );
      }
    }
  },
};
