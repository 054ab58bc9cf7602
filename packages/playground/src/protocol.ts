import type { Diagnostic, Json, ModuleType } from '@connect-app/app-model';
import type { ErrorReport, RunRecord } from '@connect-app/app-runner';

/**
 * What the page and the server say to each other. Every call is JSON below `/api/`, carries the page's token in the header
 * `x-playground-token`, and answers `{error}` ({@link Failure}) with a status of 4xx when it fails.
 *
 * | call | takes | answers |
 * |---|---|---|
 * | `GET /api/app` | | {@link AppSummary} |
 * | `GET /api/modules/:name?connection=id` | | {@link ModuleDetail} |
 * | `POST /api/modules/:name/epoch` | {@link EpochCall} | {@link EpochAnswer} |
 * | `DELETE /api/modules/:name/state` | | `{}`: the trigger starts anew |
 * | `POST /api/rpc` | {@link RpcCall} | {@link RpcAnswer} |
 * | `GET /api/connections` | | {@link ConnectionSummary}[] |
 * | `POST /api/connections` | {@link ConnectionForm} | {@link ConnectionAnswer} |
 * | `POST /api/connections/:id/verify` | `{}` | {@link ConnectionSummary} |
 * | `DELETE /api/connections/:id` | | `{}` |
 * | `POST /api/runs` | {@link RunRequest} | a stream of {@link RunMessage}, one JSON a line; aborting it cancels the run |
 * | `GET /api/subscriptions` | | {@link SubscriptionSummary}[] |
 * | `POST /api/subscriptions` | {@link AttachCall} | {@link SubscriptionSummary} |
 * | `DELETE /api/subscriptions/:id` | | `{}` |
 * | `GET /api/deliveries` | | the latest {@link DeliveryEvent}s, oldest first |
 * | `POST /api/happenings/:name` | `{}` | {@link HappeningAnswer} |
 * | `GET /api/events` | | server-sent {@link PageEvent}s |
 * | `POST /api/expressions/check` | {@link ExpressionCall} | {@link ExpressionCheck} |
 * | `POST /api/expressions/preview` | {@link ExpressionCall} | {@link ExpressionPreview} |
 * | `GET /api/expressions/names` | | {@link ExpressionNames} |
 * | `GET /api/meta` (and `/meta.json`) | | {@link Meta} |
 *
 * Values inside bundles are typed JSON (`{"$date": iso}`, `{"$binary": hex}`, …, see `toTypedJson` of the expression language);
 * the page gives them back as it got them. Everything that leaves the server is free of the secrets of its connections.
 */
export const TOKEN_HEADER = 'x-playground-token';

/**
 * A parameter spec as a dialog shows it; attributes are those of the definitions (R6.2). Where an RPC gives fields and has not
 * been asked yet, or failed, stands `{type: 'rpc', reference, failure?}`: the page asks through {@link RpcCall} and puts the answer
 * in its place. Deeper (`spec`, `nested`) references stand as the definitions write them: as texts `rpc://…`.
 */
export interface FieldSpec {
  readonly [attribute: string]: Json | undefined;
  readonly type: string;
}

export interface ModuleSummary {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ModuleType;
  readonly connection?: string;
  readonly webhook?: string;
  /** Findings of the check that are more than remarks. */
  readonly findings: number;
}

export interface GroupSummary {
  readonly label: string;
  readonly modules: readonly ModuleSummary[];
}

/** `GET /api/app`: everything the list at the left shows. */
export interface AppSummary {
  readonly label: string;
  readonly description: string;
  readonly theme: string;
  readonly timezone: string;
  readonly name: string;
  /** The app's icon as a `data:` address. */
  readonly icon?: string;
  readonly groups: readonly GroupSummary[];
  /** Findings that belong to no module; with errors in them the app may not load at all. */
  readonly findings: readonly Diagnostic[];
  readonly connectionTypes: readonly ConnectionType[];
  readonly connections: readonly ConnectionSummary[];
  readonly happenings: readonly HappeningSummary[];
}

export interface ConnectionType {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FieldSpec[];
  /** OAuth connections open the service's page instead of asking for keys. */
  readonly oauth: boolean;
}

/** A connection as the page may know it: whose it is, never what it holds. */
export interface ConnectionSummary {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** What the connection's `metadata` says: whose it is (R8.4). */
  readonly owner?: string;
  /** ISO time of the last successful check; absent when the last check failed. */
  readonly verifiedAt?: string;
  /** The account of the mock, there from the start. */
  readonly readyMade?: true;
}

/** A basic connection comes back at once; an OAuth connection when the user has agreed on the service's page. */
export type ConnectionAnswer =
  | { readonly connection: ConnectionSummary }
  /** Open this page in a new window; a `connections` event follows. */
  | { readonly authorize: string };

export interface HappeningAnswer {
  /** What happened, in a sentence. */
  readonly message: string;
}

/** Something a user can make happen in the service. */
export interface HappeningSummary {
  readonly name: string;
  readonly label: string;
}

/** `GET /api/modules/:name`: what one dialog needs. */
export interface ModuleDetail extends ModuleSummary {
  /** Of the webhook, for instant triggers. */
  readonly webhookFields: readonly FieldSpec[];
  /** `parameters` and `expect`, in this order; whole-block RPCs are called when a connection is chosen. */
  readonly fields: readonly FieldSpec[];
  readonly interface: readonly FieldSpec[];
  readonly samples: Json;
  readonly diagnostics: readonly Diagnostic[];
  /** The definition after the base merge, as it runs: by block (`api`, `epoch`, `webhook.attach` …), a list of steps. */
  readonly effective: Json;
  /** Polling triggers: what they are told by, whether an epoch lists records, and where they stand (R3.10). */
  readonly trigger?: { readonly type: 'id' | 'date'; readonly epoch: boolean; readonly state?: unknown };
  /** Whether an empty field can be told from an erased one: the dialog offers *erase* (R6.12). */
  readonly erasable: boolean;
}

/**
 * A field's value as the page holds it: typed in, or a template to be mapped (`{{1.name}}`). A typed value is typed JSON; a date is what
 * is on the clock in the app's zone, `2030-01-15T09:30`. `secret` marks what the page must neither store nor share.
 */
export type FieldValue =
  | { readonly kind: 'value'; readonly value: unknown; readonly secret?: true }
  | { readonly kind: 'map'; readonly template: string; readonly secret?: true }
  | { readonly kind: 'collection'; readonly fields: Readonly<Record<string, FieldValue>> }
  | { readonly kind: 'list'; readonly items: readonly FieldValue[] };

export type FormValues = Readonly<Record<string, FieldValue>>;

/** `POST /api/rpc`: the choices of a dropdown, the fields of a nested part, the answer of a Search button. */
export interface RpcCall {
  readonly component: { readonly kind: 'module' | 'webhook' | 'connection'; readonly name: string };
  /** As written in the definition: `rpc://name?query`. */
  readonly reference: string;
  readonly values: FormValues;
  /** Values of the small form of a Search button. */
  readonly extra?: FormValues;
  readonly connection?: string;
  /** Of an attached webhook, for RPCs of an instant trigger's dialog (R4.8). */
  readonly subscription?: string;
}

export interface RpcAnswer {
  readonly result: Json;
  readonly record: RunRecord;
}

/** `POST /api/connections`: creates and verifies. */
export interface ConnectionForm {
  readonly type: string;
  readonly values: FormValues;
}

/** `POST /api/runs`: answers a stream of {@link RunMessage}, one JSON a line. */
export interface RunRequest {
  readonly module: string;
  readonly values: FormValues;
  readonly connection?: string;
  readonly limit?: number;
  /** Bundles of earlier modules by their number in the chain; templates read them. */
  readonly bundles?: Readonly<Record<string, unknown>>;
  /** Chain: the module runs once for each of these instead (R9.1), e.g. once per bundle of the module before it. */
  readonly inputs?: readonly Readonly<Record<string, unknown>>[];
  /** Polling triggers: where to start, when there is no state yet. */
  readonly start?: TriggerStart;
}

export type TriggerStart =
  | { readonly from: 'all' }
  | { readonly from: 'now' }
  | { readonly from: 'date'; readonly date: string }
  | { readonly from: 'item'; readonly id: unknown; readonly date?: string };

/** `input` is the position in {@link RunRequest.inputs}, from 0; 0 without them. The record ends an input, the last one the run. */
export type RunMessage = { readonly input: number } & (
  | { readonly type: 'bundle'; readonly bundle: unknown }
  /** A request has gone out; `requests` counts those of this input. */
  | { readonly type: 'request'; readonly requests: number; readonly method: string; readonly url: string }
  /** `record.bundles` is empty: they came one by one. `curl` has the requests in the order of the HAR's entries. */
  | { readonly type: 'record'; readonly record: RunRecord; readonly har: unknown; readonly curl: readonly string[] }
  | { readonly type: 'state'; readonly state: unknown }
  /** After an error whose effect {@link GOES_ON} the next input runs; else the run ends. */
  | { readonly type: 'error'; readonly error: ErrorReport }
);

/** Effects that leave the other bundles alone (R9.3, with incomplete executions allowed): the chain goes on with the next. */
export const GOES_ON: ReadonlySet<string | undefined> = new Set(['incomplete-execution', 'retry', 'warning']);

/** `POST /api/modules/:name/epoch`: where a polling trigger can start, given what stands in its form. */
export interface EpochCall {
  readonly values: FormValues;
  readonly connection?: string;
}

export interface EpochAnswer {
  readonly items: readonly { readonly label: string; readonly id: unknown; readonly date?: string }[];
}

/** `POST /api/subscriptions`: attaches the webhook of an instant trigger; `values` are those of the webhook's form. */
export interface AttachCall {
  readonly module: string;
  readonly values: FormValues;
  readonly connection?: string;
}

/** A subscribed webhook. */
export interface SubscriptionSummary {
  readonly id: string;
  readonly module: string;
  readonly webhook: string;
  readonly url: string;
  readonly since: string;
}

/** `GET /api/events`: what the page is told without asking, as server-sent events. */
export type PageEvent =
  /** The definitions changed: everything of the app is to be asked for anew. */
  | { readonly type: 'reloaded' }
  | { readonly type: 'subscriptions'; readonly subscriptions: readonly SubscriptionSummary[] }
  | { readonly type: 'connections'; readonly connections: readonly ConnectionSummary[] }
  /** An OAuth connection that could not be made. */
  | { readonly type: 'authorization-failed'; readonly error: Failure['error'] }
  | DeliveryEvent;

/** A call reached a subscribed webhook: what the trigger made of it. */
export interface DeliveryEvent {
  readonly type: 'delivery';
  readonly id: number;
  /** ISO time. */
  readonly at: string;
  readonly subscription: string;
  readonly module: string;
  /** `verified` and `dropped` give no bundles (R4.3). */
  readonly outcome: 'verified' | 'dropped' | 'accepted' | 'failed';
  readonly reply: { readonly status: number; readonly body: string };
  readonly bundles: readonly unknown[];
  readonly record: RunRecord;
  readonly har: unknown;
  readonly curl: readonly string[];
  readonly error?: ErrorReport;
}

/** `bundles` as in {@link RunRequest}: only a preview reads them. */
export interface ExpressionCall {
  readonly template: string;
  readonly bundles?: Readonly<Record<string, unknown>>;
}

/** The value a template has for these bundles, as typed JSON. */
export interface ExpressionPreview extends ExpressionCheck {
  readonly value?: unknown;
}

/** `POST /api/expressions/check`: is this template well formed? */
export interface ExpressionCheck {
  readonly error?: { readonly message: string; readonly position: number };
}

/** `GET /api/expressions/names`: what completion offers. */
export interface ExpressionNames {
  readonly functions: readonly {
    readonly name: string;
    readonly signature: string;
    readonly help: string;
    readonly group: string;
  }[];
  readonly keywords: readonly { readonly name: string; readonly help: string }[];
}

/** Every dialog and its address: what a script needs to walk them all. */
export interface Meta {
  readonly app: { readonly name: string; readonly label: string };
  readonly dialogs: readonly {
    readonly module: string;
    readonly label: string;
    readonly group: string;
    readonly type: ModuleType;
    readonly path: string;
  }[];
}

export interface Failure {
  readonly error: {
    readonly message: string;
    readonly code: string;
    readonly type?: string;
    readonly details?: readonly string[];
  };
}
