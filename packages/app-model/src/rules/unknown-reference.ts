import { metadataOf } from '../load/provenance.js';
import type { Location } from '../section.js';
import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';

/** A component's connection and webhook, and the modules of groups, must exist. */
export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  requirement: 'Connections, webhooks and modules that are referred to exist in the app.',
  consequence: 'The importer drops an unknown connection silently; an unknown module in the groups is not listed.',
  source: 'C19, R7.5',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'modules/find/metadata.json': { type: 'search', label: 'Find things', connection: 'main' },
    },
  ],
  wrong: [{ 'modules/find/metadata.json': { type: 'search', label: 'Find things', connection: 'mian' } }],
  check(app, report) {
    for (const component of componentsOf(app)) {
      const place: Location = metadataOf(component)?.locate([]) ?? { file: component.file, line: 1, column: 1 };
      const references = component as { connection?: string; altConnection?: string; webhook?: string };
      for (const key of ['connection', 'altConnection'] as const) {
        const name = references[key];
        if (name && !app.connections.has(name)) report(place, `There is no connection "${name}".`);
      }
      if (references.webhook && !app.webhooks.has(references.webhook))
        report(place, `There is no webhook "${references.webhook}".`);
    }
    for (const group of app.groups) {
      for (const name of group.modules) {
        if (!app.modules.has(name))
          report(
            { file: 'groups.json', line: 1, column: 1 },
            `The group "${group.label}" lists "${name}", which is no module.`,
          );
      }
    }
  },
};
