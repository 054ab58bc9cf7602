import type { App } from '@connect-app/app-model';
import { type Environment, systemEnvironment } from '@connect-app/iml';
import { limitsOf } from './communication/index.js';
import { type Authorization, type AuthorizeOptions, beginAuthorization } from './connections/authorization.js';
import { missingScopes, type ScopeQuestion } from './connections/scopes.js';
import { invalidateConnection, refreshConnection } from './connections/stage-calls.js';
import { testConnection } from './connections/test-connection.js';
import type { TestedConnection } from './connections/tested-connection.js';
import type { ModuleOptions } from './modules/prepare.js';
import { runModule } from './modules/run-module.js';
import { callRpc, type RpcOptions } from './rpcs/call-rpc.js';
import { callReference, type DialogCall } from './rpcs/dialog-call.js';
import { Blocks } from './runner/blocks.js';
import { languageOf } from './runner/language.js';
import type { Bundle, CallOptions, ConnectionData, RunnerOptions, WebhookData } from './runner/options.js';
import type { RunnerCore } from './runner/session.js';
import { type EpochItem, loadEpoch } from './triggers/epoch.js';
import type { TriggerState } from './triggers/state.js';
import { type ReceiveCall, type Received, receive } from './webhooks/receive.js';
import { attachWebhook, detachWebhook, updateWebhook } from './webhooks/subscription.js';

/** Types of an app's values, as `connect-app types` generates them; without them everything is open. */
export interface AppTypes {
  modules: Record<string, { parameters: object; bundle: Bundle }>;
  rpcs: Record<string, { parameters: object }>;
  connections: Record<string, { parameters: object }>;
  webhooks: Record<string, { parameters: object }>;
}

type Name<Members> = keyof Members & string;

/** Runs the parts of one app. */
export interface Runner<Types extends { [Kind in keyof AppTypes]: object } = AppTypes> {
  readonly app: App;
  /** Runs a module; bundles come as pages arrive. The generator returns the state of a polling trigger. */
  runModule<Module extends Name<Types['modules']>>(
    name: Module,
    parameters: ParametersOf<Types['modules'], Module>,
    options?: ModuleOptions,
  ): AsyncGenerator<BundleOf<Types['modules'], Module>, TriggerState | undefined, undefined>;
  /** Calls an RPC by name and gives its whole output (R5.1). */
  callRpc(name: Name<Types['rpcs']>, options?: RpcOptions): Promise<unknown>;
  /** Calls what a dialog refers to as `rpc://name?query` (R5.2). */
  callReference(call: DialogCall): Promise<unknown>;
  /** Where a polling trigger can start (R3.16). */
  loadEpoch(
    name: Name<Types['modules']>,
    parameters?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<readonly EpochItem[]>;
  testConnection(
    name: Name<Types['connections']>,
    data: ConnectionData,
    options?: CallOptions,
  ): Promise<TestedConnection>;
  /** Begins an OAuth authorization (R8.5, R8.10). */
  authorize(name: Name<Types['connections']>, data: ConnectionData, options: AuthorizeOptions): Promise<Authorization>;
  refreshConnection(
    name: Name<Types['connections']>,
    data: ConnectionData,
    options?: CallOptions,
  ): Promise<Readonly<Record<string, unknown>>>;
  invalidateConnection(
    name: Name<Types['connections']>,
    data: ConnectionData,
    options?: CallOptions,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Scopes a module or webhook needs that the connection was not granted (R8.8). */
  missingScopes(question: ScopeQuestion): readonly string[];
  /** Subscribes; the answer is what the other calls need (R4.7, R4.8). */
  attachWebhook(name: Name<Types['webhooks']>, call: WebhookCall): Promise<WebhookData>;
  updateWebhook(name: Name<Types['webhooks']>, call: WebhookCall): Promise<WebhookData>;
  detachWebhook(name: Name<Types['webhooks']>, call: WebhookCall): Promise<WebhookData>;
  /** Takes an incoming call of a webhook (R4.3). */
  receive(name: Name<Types['webhooks']>, call: Omit<ReceiveCall, 'name' | 'options'> & CallOptions): Promise<Received>;
}

export interface WebhookCall extends CallOptions {
  readonly webhook: WebhookData;
  /** The webhook's own form. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

type ParametersOf<Modules, Module extends keyof Modules> = Modules[Module] extends { parameters: infer Parameters }
  ? Parameters
  : never;
type BundleOf<Modules, Module extends keyof Modules> = Modules[Module] extends { bundle: infer Result }
  ? Result
  : never;

/**
 * Makes a runner for an app. Blocks are compiled when they first run and kept; custom functions are compiled at once.
 *
 * @throws FunctionError when a custom function of the app does not compile: it would break every module (R6.16).
 * @example
 * const runner = await createRunner(app, { transport: createHttpTransport() });
 * for await (const bundle of runner.runModule('findPeople', { limit: 5 }, { connection })) console.log(bundle);
 */
export async function createRunner<Types extends { [Kind in keyof AppTypes]: object } = AppTypes>(
  app: App,
  options: RunnerOptions,
): Promise<Runner<Types>> {
  const environment: Environment = {
    ...systemEnvironment({ timezone: options.environment?.timezone ?? 'UTC' }),
    ...options.environment,
  };
  // The platform ignores arguments beyond those a function has (IML §6.1); a run is the place to do so too.
  const iml = await languageOf(app, { surplusArguments: 'ignored', ...options.iml, flavour: 'app' }, environment);
  const common = { ...(isObject(app.common?.value) ? app.common.value : {}), ...options.common };
  const core: RunnerCore = {
    app,
    options: { ...options, iml },
    environment,
    blocks: new Blocks(app, iml),
    common,
    limits: limitsOf(common),
  };
  const runner: Runner = {
    app,
    runModule: (name, parameters, moduleOptions = {}) =>
      runModule(core, {
        name,
        values: parameters as Record<string, unknown>,
        options: moduleOptions,
      }) as AsyncGenerator<Bundle, TriggerState | undefined, undefined>,
    callRpc: (name, rpcOptions = {}) => callRpc(core, name, rpcOptions),
    callReference: (call) => callReference(core, call),
    loadEpoch: (name, values = {}, callOptions = {}) => loadEpoch(core, { name, values, options: callOptions }),
    testConnection: (name, data, callOptions = {}) => testConnection(core, { name, data, options: callOptions }),
    authorize: (name, data, authorizeOptions) => beginAuthorization(core, { name, data, options: authorizeOptions }),
    refreshConnection: (name, data, callOptions = {}) => refreshConnection(core, { name, data, options: callOptions }),
    invalidateConnection: (name, data, callOptions = {}) =>
      invalidateConnection(core, { name, data, options: callOptions }),
    missingScopes: (question) => missingScopes(app, question),
    attachWebhook: (name, { webhook, parameters = {}, ...callOptions }) =>
      attachWebhook(core, { name, values: parameters, webhook, options: callOptions }),
    updateWebhook: (name, { webhook, parameters = {}, ...callOptions }) =>
      updateWebhook(core, { name, values: parameters, webhook, options: callOptions }),
    detachWebhook: (name, { webhook, parameters = {}, ...callOptions }) =>
      detachWebhook(core, { name, values: parameters, webhook, options: callOptions }),
    receive: (name, { request, webhook, values, module, uid, subscribers, ...options }) =>
      receive(core, { name, request, webhook, ...(values && { values }), module, uid, subscribers, options }),
  };
  return runner as unknown as Runner<Types>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
