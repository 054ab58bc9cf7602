import type { App } from '../app.js';
import { resolveRpcReference } from '../effective/rpc-reference.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { Doubts } from './support/doubts.js';
import { parameterNames } from './support/forms.js';
import { readsOf } from './support/reads.js';
import { formsOf, mayGrow, specsOf } from './support/specs.js';
import { allSteps } from './support/steps.js';
import { textsOf } from './support/texts.js';

/** Expressions read parameters that the dialog has; an RPC reads those of the forms it is called from. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'warning',
  requirement: 'parameters.x in an expression is a field of the dialog.',
  consequence: 'A misspelt parameter is silently empty.',
  source: 'R2.33, R5.3, IML §4.4',
  right: [
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.query}}' } },
    },
    {
      'modules/find/expect.imljson': ['rpc://fields?kind=person'],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.anything}}' } },
      'rpcs/fields/metadata.json': { label: 'Fields' },
      'rpcs/fields/api.imljson': { url: '/fields', qs: { kind: '{{parameters.kind}}' } },
    },
    {
      'webhooks/w/metadata.json': { label: 'W', type: 'web' },
      'webhooks/w/parameters.imljson': [{ name: 'project', type: 'text', label: 'Project' }],
      'modules/watch/metadata.json': { type: 'instant_trigger', label: 'Watch Things', webhook: 'w' },
      'modules/watch/api.imljson': { response: { output: { project: '{{parameters.project}}' } } },
    },
  ],
  wrong: [
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.qeury}}' } },
    },
    {
      'modules/find/expect.imljson': [{ name: 'list', type: 'select', label: 'List', options: 'rpc://lists' }],
      'rpcs/lists/metadata.json': { label: 'Lists' },
      'rpcs/lists/api.imljson': { url: '/lists', qs: { kind: '{{parameters.kind}}' } },
    },
  ],
  check(app, report) {
    const doubts = new Doubts();
    const everywhere = namesAnywhere(app);
    for (const { component, name: block, step } of allSteps(app)) {
      // A connection's form is looked at together with what its requests store.
      if (component.kind === 'connection' || component.kind === 'endpoint') continue;
      const known = component.kind === 'module' && block !== 'epoch' ? parameterNames(app, component) : everywhere;
      for (const { path, at } of readsOf(step)) {
        const [root, name] = path;
        if (root === 'parameters' && typeof name === 'string') doubts.add({ at: at(), name, known });
      }
    }
    doubts.forEachUnknown((at, name, meant) =>
      report(
        at,
        `The dialog has no field "${name}".${meant ? ` Did you mean "${meant}"?` : ' Add the field, or take this out.'}`,
      ),
    );
  },
};

/** Every name any form of the app has, and those that references hand to RPCs; undefined where an RPC may add more. */
function namesAnywhere(app: App): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const component of componentsOf(app)) {
    for (const { value } of formsOf(component)) {
      if (mayGrow(value) && component.kind !== 'rpc') return undefined;
      for (const { spec } of specsOf(value)) names.add(String(spec['name']));
    }
    for (const [, section] of sectionsOf(component)) {
      for (const { text } of textsOf(section.value)) {
        for (const [name] of resolveRpcReference(text)?.query ?? []) names.add(name);
      }
    }
  }
  return names;
}
