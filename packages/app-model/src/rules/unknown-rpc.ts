import { resolveRpcReference } from '../effective/rpc-reference.js';
import { nearestName } from '../validate/nearest-name.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { textsOf } from './support/texts.js';

/** `rpc://name` must name an RPC of the app. */
export const unknownRpc: Rule = {
  code: 'unknown-rpc',
  severity: 'error',
  requirement: 'Every rpc:// reference names an RPC of the app.',
  consequence: 'The dropdown or the nested fields fail to load in the module dialog.',
  source: 'R5.2',
  right: [
    {
      'rpcs/list/api.imljson': { url: '/list' },
      'modules/find/expect.imljson': [{ name: 'a', type: 'select', label: 'A', options: 'rpc://list?x=1' }],
    },
  ],
  wrong: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'select', label: 'A', options: 'rpc://lists' }] }],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const [, section] of sectionsOf(component)) {
        for (const { text, path } of textsOf(section.value)) {
          if (!/^\s*rpc:\/\//.test(text)) continue;
          const name = resolveRpcReference(text)?.name ?? '';
          if (app.rpcs.has(name) || name.includes('{{')) continue;
          const meant = nearestName(name, app.rpcs.keys());
          report(section.locate(path), `There is no RPC "${name}".${meant ? ` Did you mean "${meant}"?` : ''}`);
        }
      }
    }
  },
};
