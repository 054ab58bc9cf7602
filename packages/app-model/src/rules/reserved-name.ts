import type { Rule } from './rule.js';
import { specsOf } from './support/specs.js';

const RESERVED = new Set(['teamID', 'accountName']);

/** Some names of connection parameters belong to the platform. */
export const reservedName: Rule = {
  code: 'reserved-name',
  severity: 'error',
  requirement: 'No connection parameter is called teamID or accountName.',
  consequence: 'The platform uses these names itself; the value would be lost.',
  source: 'R6.6',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/parameters.imljson': [{ name: 'account', type: 'text', label: 'Account' }],
    },
  ],
  wrong: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/parameters.imljson': [{ name: 'accountName', type: 'text', label: 'Account' }],
    },
  ],
  check(app, report) {
    for (const { sections } of app.connections.values()) {
      if (!sections.parameters) continue;
      for (const { spec, path } of specsOf(sections.parameters.value)) {
        if (RESERVED.has(String(spec['name'])))
          report(sections.parameters.locate(path), `"${spec['name']}" is reserved. Choose another name.`);
      }
    }
  },
};
