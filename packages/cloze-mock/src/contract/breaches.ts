import type { RequestRecord } from '../request-log.js';

/**
 * What of a request the contract does not have, one sentence each. `[]` when all of it fits, and for requests that came to no
 * operation for want of credentials.
 */
export function breachesOf(entry: RequestRecord): string[] {
  const { findings, unknownParameters, unknownProperties } = entry;
  const told = [
    ...(isUnknownRoute(entry) ? ['the API has no such operation'] : []),
    ...findings.map(({ where, path, message }) => `${where} ${path || '/'} ${message}`),
    ...unknownParameters.map((name) => `query ${name} is unknown`),
    ...unknownProperties.map((pointer) => `body ${pointer} is unknown`),
  ];
  return told.map((what) => `${entry.method} ${entry.path}: ${what}`);
}

/** Whether a request came to no operation. At the root somebody only asks whether the mock is there. */
export function isUnknownRoute({ operation, status, path }: RequestRecord): boolean {
  return operation === undefined && status === 404 && path !== '/';
}
