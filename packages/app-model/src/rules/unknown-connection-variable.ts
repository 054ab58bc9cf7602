import type { Connection } from '../app.js';
import type { Rule } from './rule.js';
import { connectionDataNames, connectionsOf } from './support/connection-data.js';
import { Doubts } from './support/doubts.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';

const FIELD = [{ name: 'apiKey', type: 'password', label: 'API Key' }];
const MAIN = {
  'connections/main/metadata.json': { label: 'Main', type: 'basic' },
  'connections/main/parameters.imljson': FIELD,
  'modules/find/metadata.json': { type: 'search', label: 'Find Things', connection: 'main' },
};

/** Expressions read of a connection what it has: its fields and what its requests store. */
export const unknownConnectionVariable: Rule = {
  code: 'unknown-connection-variable',
  severity: 'warning',
  requirement: 'connection.x in an expression is a field of the connection, or stored by its response.data.',
  consequence: 'The value is silently empty, so the request goes out without its key or token.',
  source: 'R8.2, R2.33',
  right: [
    { ...MAIN, 'modules/find/api.imljson': { url: '/a', headers: { 'x-api-key': '{{connection.apiKey}}' } } },
    {
      ...MAIN,
      'connections/main/metadata.json': { label: 'Main', type: 'oauth' },
      'connections/main/api.imljson': {
        token: { url: 'https://x.example/token', response: { data: { accessToken: '{{body.access_token}}' } } },
      },
      'base.imljson': { headers: { authorization: 'Bearer {{connection.accessToken}}' } },
      'modules/find/api.imljson': { url: '/a' },
    },
  ],
  wrong: [
    { ...MAIN, 'modules/find/api.imljson': { url: '/a', headers: { 'x-api-key': '{{connection.apikey}}' } } },
    {
      ...MAIN,
      'connections/main/api.imljson': {
        url: 'https://x.example/me',
        headers: { 'x-api-key': '{{parameters.apiToken}}' },
      },
    },
  ],
  check(app, report) {
    const names = new Map<Connection, ReadonlySet<string> | undefined>();
    const namesOf = (connection: Connection): ReadonlySet<string> | undefined => {
      if (!names.has(connection)) names.set(connection, connectionDataNames(app, connection));
      return names.get(connection);
    };
    const doubts = new Doubts();
    for (const { component, step } of allSteps(app)) {
      if (component.kind === 'endpoint') continue;
      const inConnection = component.kind === 'connection';
      const connections = connectionsOf(app, component);
      // A component without a connection of the app cannot be judged: another rule says so.
      const sets = connections.length === 0 ? [undefined] : connections.map(namesOf);
      for (const { path, at } of readsOf(step)) {
        const [root, name] = path;
        // In a connection three words mean the same data (R8.2).
        const reads = root === 'connection' || (inConnection && (root === 'parameters' || root === 'data'));
        if (!reads || typeof name !== 'string' || OPTIONAL.has(name)) continue;
        for (const known of sets) doubts.add({ at: at(), name, known });
      }
    }
    doubts.forEachUnknown((at, name, meant) =>
      report(
        at,
        `The connection has no "${name}".${meant ? ` Did you mean "${meant}"?` : ' Add a field, or store it with response.data.'}`,
      ),
    );
  },
};

/** Make's own template reads these with a fallback to common data; an app that dropped the fields still works (R8.11). */
const OPTIONAL: ReadonlySet<string> = new Set(['clientId', 'clientSecret', 'client_id', 'client_secret']);
