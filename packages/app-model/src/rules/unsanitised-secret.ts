import type { App } from '../app.js';
import type { EffectiveStep } from '../effective/effective-steps.js';
import type { Json } from '../section.js';
import type { Rule } from './rule.js';
import { communications, specsOf, stepsOf, textsOf } from './walk.js';

/** What a request sends of the connection's secrets must be kept out of logs. */
export const unsanitisedSecret: Rule = {
  code: 'unsanitised-secret',
  severity: 'warning',
  requirement: 'Headers and query items that carry a secret of the connection stand under log.sanitize.',
  consequence: 'The secret is readable in the execution log of every scenario.',
  source: 'R11.6, R1.37',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/parameters.imljson': [{ name: 'key', type: 'password', label: 'API Key' }],
      'connections/main/api.imljson': {
        url: 'https://x.example/me',
        headers: { authorization: 'Bearer {{parameters.key}}' },
        log: { sanitize: ['request.headers.authorization'] },
      },
    },
  ],
  wrong: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/parameters.imljson': [{ name: 'key', type: 'password', label: 'API Key' }],
      'connections/main/api.imljson': {
        url: 'https://x.example/me',
        headers: { authorization: 'Bearer {{parameters.key}}' },
      },
    },
  ],
  check(app, report) {
    const secrets = secretNames(app);
    if (secrets.size === 0) return;
    const reads = new RegExp(
      `\\b(?:connection|parameters|data)\\.(?:${[...secrets].map((name) => name.replace(/[^\w]/g, '\\$&')).join('|')})\\b`,
    );
    const said = new Set<string>();
    for (const { component, name } of communications(app)) {
      for (const step of stepsOf(app, component, name)) {
        for (const part of ['headers', 'qs'] as const) {
          const values = step.value[part];
          if (typeof values !== 'object' || values === null || Array.isArray(values)) continue;
          for (const [key, value] of Object.entries(values)) {
            if (!mentions(value, reads) || isSanitised(step, part, key)) continue;
            const at = step.locate([part, key]);
            const place = `${at.file}:${at.line}:${at.column}`;
            if (!said.has(place))
              report(at, `"${key}" carries a secret. Add "request.${part}.${key.toLowerCase()}" to log.sanitize.`);
            said.add(place);
          }
        }
      }
    }
  },
};

function secretNames(app: App): Set<string> {
  const names = new Set<string>();
  for (const { sections } of app.connections.values()) {
    for (const { spec } of specsOf(sections.parameters?.value ?? []))
      if (['password', 'pkey', 'cert'].includes(String(spec['type']))) names.add(String(spec['name']));
  }
  return names;
}

function mentions(value: Json, pattern: RegExp): boolean {
  return [...textsOf(value)].some(({ text }) => pattern.test(text));
}

function isSanitised({ value }: EffectiveStep, part: string, key: string): boolean {
  const log = value['log'];
  const paths =
    typeof log === 'object' && log !== null && !Array.isArray(log) && Array.isArray(log['sanitize'])
      ? log['sanitize']
      : [];
  const wanted = `request.${part}.${key}`.toLowerCase();
  return paths.some(
    (path) =>
      typeof path === 'string' &&
      [wanted, `request.${part}`].includes(
        path
          .toLowerCase()
          .replaceAll('`', '')
          .replace(/\[['"]?([^\]'"]+)['"]?\]/g, '.$1'),
      ),
  );
}
