import type { Diagnostic, Json } from '@connect-app/app-model';
import type { RunRecord } from '@connect-app/app-runner';
import type { ModuleSummary } from './app.js';
import type { FieldSpec, FormValues } from './fields.js';

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

/** `POST /api/modules/:name/epoch`: where a polling trigger can start, given what stands in its form. */
export interface EpochCall {
  readonly values: FormValues;
  readonly connection?: string;
}

export interface EpochAnswer {
  readonly items: readonly { readonly label: string; readonly id: unknown; readonly date?: string }[];
}
