import type { Diagnostic, Json, ModuleType } from '@connect-app/app-model';
import type { ErrorReport, RunRecord } from '@connect-app/app-runner';

/**
 * What the page and the server say to each other. Every call is JSON below `/api/`, carries the page's token in the header
 * `x-playground-token`, and answers `{error}` with a status of 4xx when it fails.
 */
export const TOKEN_HEADER = 'x-playground-token';

/** A parameter spec as a dialog shows it; attributes are those of the definitions (R6.2). */
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
  /** The definition after the base merge, as it runs. */
  readonly effective: Json;
}

/** A field's value as the page holds it: typed in, or a template to be mapped (`{{1.name}}`). */
export type FieldValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'map'; readonly template: string }
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
}

export interface RpcAnswer {
  readonly result: Json;
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
  /** Polling triggers: where to start, when there is no state yet. */
  readonly start?: TriggerStart;
}

export type TriggerStart =
  | { readonly from: 'all' }
  | { readonly from: 'now' }
  | { readonly from: 'date'; readonly date: string }
  | { readonly from: 'item'; readonly id: unknown; readonly date?: string };

export type RunMessage =
  | { readonly type: 'bundle'; readonly bundle: unknown }
  | { readonly type: 'record'; readonly record: RunRecord; readonly har: unknown }
  | { readonly type: 'state'; readonly state: unknown }
  | { readonly type: 'error'; readonly error: ErrorReport };

/** `GET /api/modules/:name/epoch`: where a polling trigger can start. */
export interface EpochAnswer {
  readonly items: readonly { readonly label: string; readonly id: unknown; readonly date?: string }[];
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
  | { readonly type: 'reloaded' }
  | { readonly type: 'subscriptions'; readonly subscriptions: readonly SubscriptionSummary[] }
  | {
      readonly type: 'delivery';
      readonly subscription: string;
      readonly module: string;
      readonly bundles: readonly unknown[];
      readonly record: RunRecord;
      readonly error?: ErrorReport;
    };

/** `POST /api/expressions/check`: is this template well formed? */
export interface ExpressionCheck {
  readonly error?: { readonly message: string; readonly position: number };
}

/** `GET /api/expressions/names`: what completion offers. */
export interface ExpressionNames {
  readonly functions: readonly { readonly name: string; readonly signature: string; readonly help: string }[];
  readonly keywords: readonly { readonly name: string; readonly help: string }[];
}

export interface Failure {
  readonly error: {
    readonly message: string;
    readonly code: string;
    readonly type?: string;
    readonly details?: readonly string[];
  };
}
