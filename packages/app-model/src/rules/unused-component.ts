import type { App, Component } from '../app.js';
import { resolveRpcReference } from '../effective/rpc-reference.js';
import { metadataOf } from '../load/provenance.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { templateOf } from './support/reads.js';
import { textsOf } from './support/texts.js';

/** A component nothing refers to is left over. */
export const unusedComponent: Rule = {
  code: 'unused-component',
  severity: 'info',
  requirement: 'Every RPC, webhook, connection and function of the app is used by something.',
  consequence: 'It is deployed, looked after and reviewed for nothing; public components cannot be deleted any more.',
  source: 'R11.8',
  right: [
    {
      'rpcs/list/api.imljson': { url: '/list' },
      'modules/find/expect.imljson': [{ name: 'a', type: 'select', label: 'A', options: 'rpc://list' }],
    },
    {
      'functions/one/code.js': 'function one() {\n  return iml.two();\n}',
      'functions/two/code.js': 'function two() {\n  return 2;\n}',
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{one()}}' } },
    },
  ],
  wrong: [
    { 'rpcs/list/metadata.json': { label: 'List' }, 'rpcs/list/api.imljson': { url: '/list' } },
    { 'functions/one/code.js': 'function one() {\n  return 1;\n}' },
  ],
  check(app, report) {
    const used = usedNames(app);
    for (const component of componentsOf(app)) {
      if (
        component.kind === 'module' ||
        component.kind === 'endpoint' ||
        used.has(`${component.kind} ${component.name}`)
      )
        continue;
      // An app that is only begun, or of which only a part is here, has components and nothing to use them yet.
      if (component.kind === 'connection' && app.modules.size === 0) continue;
      const at = metadataOf(component)?.locate([]) ?? { file: component.file, line: 1, column: 1 };
      report(
        at,
        `Nothing uses the ${component.kind === 'rpc' ? 'RPC' : component.kind} "${component.name}". Use it, or delete it.`,
      );
    }
  },
};

function usedNames(app: App): ReadonlySet<string> {
  const used = new Set<string>();
  const use = (kind: Component['kind'], name: string | undefined) => name !== undefined && used.add(`${kind} ${name}`);
  for (const component of componentsOf(app)) {
    if ('connection' in component) use('connection', component.connection);
    if ('altConnection' in component) use('connection', component.altConnection);
    if ('webhook' in component) use('webhook', component.webhook);
    if (component.kind === 'endpoint') for (const name of component.attachedAccounts ?? []) use('connection', name);
    if (component.kind === 'function') {
      // A direct call does not work, which another rule says; it is meant as a use all the same.
      const calls = /\biml\s*(?:\.\s*|\[\s*['"`])(\w+)|(?<![\w$.])(\w+)(?=\s*\()/g;
      for (const [, name, direct] of component.code.matchAll(calls)) {
        if ((name ?? direct) !== component.name) use('function', name ?? direct);
      }
    }
  }
  const sections = [
    ...(app.base ? [app.base] : []),
    ...componentsOf(app).flatMap((each) => sectionsOf(each).map(([, section]) => section)),
  ];
  for (const section of sections) {
    for (const { text } of textsOf(section.value)) {
      use('rpc', resolveRpcReference(text)?.name);
      for (const { name } of templateOf(text).calls) use('function', name);
    }
  }
  return used;
}
