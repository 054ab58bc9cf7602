import type { Section } from './section.js';

/** What a module is to a scenario. The numbers are the platform's `typeId` (R3.1). */
export const MODULE_TYPE_IDS = {
  trigger: 1,
  action: 4,
  search: 9,
  instant_trigger: 10,
  responder: 11,
  universal: 12,
} as const;

export type ModuleType = keyof typeof MODULE_TYPE_IDS;

/** The kinds of component an app is made of, in the order in which they are deployed. */
export type ComponentKind = 'connection' | 'endpoint' | 'rpc' | 'webhook' | 'module' | 'function';

export type ConnectionType = 'basic' | 'oauth';
export type WebhookType = 'web' | 'web-shared';
export type ActionCrud = 'create' | 'read' | 'update' | 'delete';

export type ConnectionSection = 'api' | 'parameters' | 'scope' | 'scopes' | 'common' | 'install' | 'installSpec';
export type RpcSection = 'api' | 'parameters';
export type WebhookSection = 'api' | 'parameters' | 'attach' | 'detach' | 'update' | 'scope';
export type ModuleSection = 'api' | 'epoch' | 'parameters' | 'expect' | 'interface' | 'samples' | 'scope';
export type EndpointSection = 'api' | 'scope' | 'inputParameters' | 'outputParameters';

interface ComponentBase<Kind extends ComponentKind> {
  readonly kind: Kind;
  /** The component's id: unique among its kind, used in references and file paths. */
  readonly name: string;
  /** The file that says the component's metadata, relative to the app's root. */
  readonly file: string;
}

export interface Connection extends ComponentBase<'connection'> {
  readonly label: string;
  readonly type: ConnectionType;
  readonly sections: Readonly<Partial<Record<ConnectionSection, Section>>>;
}

export interface Rpc extends ComponentBase<'rpc'> {
  readonly label: string;
  readonly connection?: string | undefined;
  readonly altConnection?: string | undefined;
  readonly sections: Readonly<Partial<Record<RpcSection, Section>>>;
}

export interface Webhook extends ComponentBase<'webhook'> {
  readonly label: string;
  readonly type: WebhookType;
  readonly connection?: string | undefined;
  readonly altConnection?: string | undefined;
  readonly sections: Readonly<Partial<Record<WebhookSection, Section>>>;
}

export interface Module extends ComponentBase<'module'> {
  readonly label: string;
  readonly description: string;
  readonly type: ModuleType;
  readonly crud?: ActionCrud | undefined;
  readonly connection?: string | undefined;
  readonly altConnection?: string | undefined;
  readonly webhook?: string | undefined;
  readonly sections: Readonly<Partial<Record<ModuleSection, Section>>>;
}

export interface CustomFunction extends ComponentBase<'function'> {
  /** JavaScript source of `code.js`: one function declaration (R6.15). */
  readonly code: string;
  /** The file the code is in, relative to the app's root. */
  readonly codeFile: string;
  /** JavaScript source of `test.js`, if there is one. */
  readonly test?: string | undefined;
}

export interface Endpoint extends ComponentBase<'endpoint'> {
  readonly label: string;
  readonly description: string;
  readonly context?: string | undefined;
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
  readonly attachedAccounts?: readonly string[] | undefined;
  readonly sections: Readonly<Partial<Record<EndpointSection, Section>>>;
}

export type Component = Connection | Rpc | Webhook | Module | CustomFunction | Endpoint;

/** The app's identity: root `app.json` of the sources, root `metadata.json` of an archive (R10.1). */
export interface AppMetadata {
  readonly name: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly version: number;
  /** `#RRGGBB`. */
  readonly theme: string;
  /** Language code, e.g. `en`. */
  readonly language: string;
  /** Country codes; absent or empty means every country. */
  readonly countries?: readonly string[] | undefined;
}

export interface ModuleGroup {
  readonly label: string;
  readonly modules: readonly string[];
}

/** How the app was laid out on disk. Every layout gives the same model. */
export type AppLayout = 'sources' | 'archive' | 'workspace';

/** A whole custom app, loaded: references resolved, every block with the place it came from. */
export interface App {
  readonly layout: AppLayout;
  /** Absolute path of the folder or ZIP file the app was read from. */
  readonly root: string;
  readonly metadata: AppMetadata;
  /** Merged into every module and RPC (R1.1). */
  readonly base?: Section | undefined;
  /** App common data, readable as `common` (R1.8). */
  readonly common?: Section | undefined;
  readonly groups: readonly ModuleGroup[];
  readonly readme?: string | undefined;
  readonly icon?: Uint8Array | undefined;
  /** The icon's file, relative to the app's root. */
  readonly iconFile?: string | undefined;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly rpcs: ReadonlyMap<string, Rpc>;
  readonly webhooks: ReadonlyMap<string, Webhook>;
  readonly modules: ReadonlyMap<string, Module>;
  readonly functions: ReadonlyMap<string, CustomFunction>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
}
