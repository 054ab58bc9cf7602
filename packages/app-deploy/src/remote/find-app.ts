import type { ApiClient } from '../client/api-client.js';
import { DeployError } from '../errors.js';
import type { OriginRecord } from '../mapping/record.js';
import type { Origin } from '../origin.js';

/** An app in the instance's list. */
export interface ListedApp {
  readonly name: string;
  readonly label: string;
  readonly version: number;
}

export function listApps(client: ApiClient): Promise<readonly ListedApp[]> {
  return client.attempt('list the apps', () => client.sdk.apps.list());
}

/**
 * The instance's name of an app; undefined when it is still to be created. The record knows it; else it is the result of a
 * creation that was interrupted; else the app of exactly the name that was asked for.
 *
 * @throws DeployError `app/gone`, `app/version-missing`, `mapping/ambiguous`.
 */
export function findApp(apps: readonly ListedApp[], origin: Origin, record: OriginRecord): string | undefined {
  const { name, version = 1 } = origin;
  const has = (wanted: string): boolean => apps.some((app) => app.name === wanted && app.version === version);
  if (record.app !== undefined) {
    if (has(record.app)) return record.app;
    throw new DeployError({
      code: 'app/gone',
      message: `${origin.zone} has no app "${record.app}" in version ${version} any more, or the token's owner cannot see it.`,
      hint: 'If it was deleted on purpose, take its entry out of the mapping file; the next deployment creates it again.',
    });
  }
  const creating = record.unfinished?.creating;
  if (creating?.kind === 'app') {
    const found = newApps(apps, { asked: creating.name, before: creating.before });
    if (found.length > 1) {
      throw new DeployError({
        code: 'mapping/ambiguous',
        message: `An earlier deployment was interrupted, and several new apps may be its result: ${found.join(', ')}.`,
        hint: 'Name the right one with --name.',
      });
    }
    if (found[0] !== undefined) return found[0];
  }
  if (has(name)) return name;
  const others = apps.filter((app) => app.name === name).map((app) => app.version);
  if (others.length > 0 || version !== 1) {
    const there = others.length > 0 ? `it has ${others.join(', ')}` : 'there is no such app';
    throw new DeployError({
      code: 'app/version-missing',
      message: `"${name}" has no version ${version} on ${origin.zone}: ${there}.`,
      hint: 'A new app starts with version 1; further versions are made on the instance.',
    });
  }
  return undefined;
}

/** Apps that were not in the list before and may be the one that was asked for: the instance may add a suffix (R10.14). */
export function newApps(
  apps: readonly ListedApp[],
  { asked, before }: { asked: string; before: readonly string[] },
): string[] {
  const names = new Set(apps.map((app) => app.name).filter((name) => !before.includes(name)));
  return [...names].filter((name) => name === asked || name.startsWith(`${asked}-`));
}
