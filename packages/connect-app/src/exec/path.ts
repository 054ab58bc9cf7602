import type { App } from '@connect-app/app-model';
import { Failure } from '../failure.js';

/** A block of an app that `exec` can run, taken from its dotted path. */
export type ExecPath =
  | { readonly kind: 'module'; readonly name: string; readonly part: 'run' | 'epoch' }
  | { readonly kind: 'rpc'; readonly name: string }
  | {
      readonly kind: 'connection';
      readonly name: string;
      readonly part: 'test' | 'authorize' | 'refresh' | 'invalidate';
    }
  | { readonly kind: 'webhook'; readonly name: string; readonly part: 'attach' | 'receive' | 'update' | 'detach' };

const FORMS = `modules.<name>            run a module
  modules.<name>.epoch      where a polling trigger can start
  rpcs.<name>               call an RPC
  connections.<name>        test a connection (also .authorize, .refresh, .invalidate)
  webhooks.<name>.attach    subscribe (also .receive, .update, .detach)`;

/**
 * Reads a path such as `modules.findPeople` or `webhooks.personChanged.receive`.
 *
 * @throws Failure `exec/path` when the path has no such form.
 */
export function parseExecPath(path: string): ExecPath {
  const [kind, name, part, ...rest] = path.split('.');
  if (name && rest.length === 0) {
    if (kind === 'modules' && (part === undefined || part === 'epoch')) {
      return { kind: 'module', name, part: part ?? 'run' };
    }
    if (kind === 'rpcs' && part === undefined) return { kind: 'rpc', name };
    if (
      kind === 'connections' &&
      (part === undefined || part === 'authorize' || part === 'refresh' || part === 'invalidate')
    ) {
      return { kind: 'connection', name, part: part ?? 'test' };
    }
    if (kind === 'webhooks' && (part === 'attach' || part === 'receive' || part === 'update' || part === 'detach')) {
      return { kind: 'webhook', name, part };
    }
  }
  throw new Failure({
    code: 'exec/path',
    message: `"${path}" is not a path to something that runs.`,
    hint: `A path is one of:\n  ${FORMS}`,
  });
}

/** The name of `names` that is most like `wanted`, if any is alike enough to be a slip of the fingers. */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(wanted.toLowerCase(), name.toLowerCase());
    if (distance <= Math.max(2, wanted.length / 3) && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The components of the kind that a path names. */
export function componentsOf(app: App, kind: ExecPath['kind']): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'module':
      return app.modules;
    case 'rpc':
      return app.rpcs;
    case 'connection':
      return app.connections;
    case 'webhook':
      return app.webhooks;
  }
}
