import { DeployError } from '../errors.js';
import type { OriginRecord } from '../mapping/record.js';
import type { DesiredApp, DesiredComponent } from '../model/desired.js';
import type { Names } from '../model/names.js';
import type { Listed } from './app-api.js';

/** The kinds whose names the instance chooses (R10.7). */
export const NAMED_BY_INSTANCE = ['connection', 'webhook'] as const;

interface Lists {
  readonly connection: readonly Listed[];
  readonly webhook: readonly Listed[];
}

/**
 * Which connection and webhook on the instance is which of ours: as recorded; the result of a creation that was interrupted;
 * the only one with the same label and type, or one of the same name; one with the same label and type that is recorded under
 * a name the sources do not have any more: it was renamed here, and scenarios go on using it.
 *
 * @throws DeployError `mapping/ambiguous`, `component/type-changed`.
 */
export function pairNames(desired: DesiredApp, lists: Lists, record: OriginRecord): Names {
  return {
    connection: pairKind('connection', desired, lists.connection, record),
    webhook: pairKind('webhook', desired, lists.webhook, record),
  };
}

function pairKind(
  kind: 'connection' | 'webhook',
  desired: DesiredApp,
  listed: readonly Listed[],
  record: OriginRecord,
): Map<string, string> {
  const there = new Set(listed.map(({ name }) => name));
  // Names of components that are gone from the sources stay known, so that deleting them is recognised as such.
  const recorded = kind === 'connection' ? record.connections : record.webhooks;
  const names = new Map(Object.entries(recorded).filter(([, remote]) => there.has(remote)));
  const taken = new Set(names.values());
  const creating = record.unfinished?.creating;
  const wanted = new Set(desired.components.filter((each) => each.kind === kind).map(({ name }) => name));
  const renamedHere = (component: DesiredComponent): string | undefined => {
    const left = [...names].filter(([local]) => !wanted.has(local));
    const remote = onlyAlike(
      listed.filter(({ name }) => left.some(([, each]) => each === name)),
      component,
    );
    for (const [local, each] of left) if (each === remote) names.delete(local);
    return remote;
  };
  for (const component of desired.components) {
    if (component.kind !== kind) continue;
    if (!names.has(component.name)) {
      const free = listed.filter(({ name }) => !taken.has(name));
      const interrupted = creating?.kind === kind && creating.name === component.name;
      const remote = interrupted
        ? onlyOne(
            kind,
            component.name,
            free.filter(({ name }) => !creating.before.includes(name)),
          )
        : (likely(free, component) ?? renamedHere(component));
      if (remote !== undefined) {
        names.set(component.name, remote);
        taken.add(remote);
      }
    }
    const found = listed.find(({ name }) => name === names.get(component.name));
    if (found && !sameType(found['type'], component.type)) {
      throw new DeployError({
        code: 'component/type-changed',
        message: `The ${kind} "${component.name}" is of type ${component.type}, on the instance it is ${String(found['type'])}. The type of a ${kind} cannot be changed.`,
        hint: `Give the new ${kind} another name; the old one can be deleted once nothing refers to it.`,
      });
    }
  }
  return names;
}

function likely(free: readonly Listed[], wanted: DesiredComponent): string | undefined {
  return onlyAlike(free, wanted) ?? free.find(({ name }) => name === wanted.name)?.name;
}

/** The one with the label and type of a component, if it is the only one. */
function onlyAlike(listed: readonly Listed[], { metadata, type }: DesiredComponent): string | undefined {
  const alike = listed.filter((each) => each['label'] === metadata['label'] && sameType(each['type'], type));
  return alike.length === 1 ? alike[0]?.name : undefined;
}

function onlyOne(kind: string, name: string, found: readonly Listed[]): string | undefined {
  if (found.length < 2) return found[0]?.name;
  throw new DeployError({
    code: 'mapping/ambiguous',
    message: `An earlier deployment was interrupted while it created the ${kind} "${name}", and several may be its result: ${found.map((each) => each.name).join(', ')}.`,
    hint: `Write the right one into the mapping file, or delete the others on the instance.`,
  });
}

/** The API knows finer types of connections (`oauth2`, `apikey`, …); what we write is `oauth` or `basic` (R8.1). */
function sameType(remote: unknown, wanted: string | undefined): boolean {
  if (typeof remote !== 'string' || remote === wanted) return true;
  if (wanted === 'web' || wanted === 'web-shared') return false;
  return remote.startsWith('oauth') === (wanted === 'oauth');
}
