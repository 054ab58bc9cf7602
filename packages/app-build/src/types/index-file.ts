import type { TypedApp } from './app-types.js';
import { header } from './interfaces-file.js';

/** What `index.ts` and the lists of components call their own: no shared collection may be called so. */
export const OWN_NAMES = [
  'AppTypes',
  ...['Module', 'Rpc', 'Connection', 'Webhook'].flatMap((kind) => [`${kind}Types`, `${kind}Name`, `${kind}Parameters`]),
  'ModuleBundle',
];

/** `index.ts`: everything, and the types of the app by the names of its components. */
export function indexFile(typed: TypedApp): string {
  return `${header(typed)}
import type { ConnectionTypes } from './connections.js';
import type { ModuleTypes } from './modules.js';
import type { RpcTypes } from './rpcs.js';
import type { WebhookTypes } from './webhooks.js';

export type * from './connections.js';
export type * from './modules.js';
export type * from './rpcs.js';
export type * from './shapes.js';
export type * from './webhooks.js';

export type ModuleName = keyof ModuleTypes;
/** What a module's dialog asks for. */
export type ModuleParameters<Name extends ModuleName> = ModuleTypes[Name]['parameters'];
/** One bundle that a module gives. */
export type ModuleBundle<Name extends ModuleName> = ModuleTypes[Name]['bundle'];

export type RpcName = keyof RpcTypes;
export type RpcParameters<Name extends RpcName> = RpcTypes[Name]['parameters'];

export type ConnectionName = keyof ConnectionTypes;
export type ConnectionParameters<Name extends ConnectionName> = ConnectionTypes[Name]['parameters'];

export type WebhookName = keyof WebhookTypes;
export type WebhookParameters<Name extends WebhookName> = WebhookTypes[Name]['parameters'];

/** The whole app, to type a runner with: \`createRunner<AppTypes>(app, options)\`. */
export interface AppTypes {
  modules: ModuleTypes;
  rpcs: RpcTypes;
  connections: ConnectionTypes;
  webhooks: WebhookTypes;
}
`;
}
