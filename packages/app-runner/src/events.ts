import type { ComponentKind, Location } from '@connect-app/app-model';
import type { ErrorReport } from './errors/index.js';
import type { HeaderList } from './transport/types.js';

/** Which part of an app runs: a module, `rpc`, `connection` or webhook, and which block of it. */
export interface ComponentReference {
  readonly kind: ComponentKind;
  readonly name: string;
  /** The block, e.g. `api`, `attach`, `epoch`. */
  readonly section: string;
}

/** A body as recorded: text when it is text, else base64. `size` counts the bytes on the wire. */
export interface RecordedBody {
  readonly mimeType: string;
  readonly size: number;
  readonly text: string;
  readonly encoding?: 'base64';
  /** A record keeps only the beginning of the body; events have it whole. */
  readonly truncated?: true;
}

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: RecordedBody;
}

export interface RecordedResponse {
  readonly statusCode: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: RecordedBody;
  /** Milliseconds from sending the request to the last byte. */
  readonly duration: number;
}

/** Where in a communication something happens. All count from 0, `page` and `attempt` (R1.44) within their step. */
export interface Position {
  readonly step: number;
  readonly attempt: number;
  readonly page: number;
}

/** Something that happened in a run. Secrets are gone before any listener sees it. */
export type RunEvent = { readonly at: number } & (
  | {
      readonly type: 'run-start';
      readonly component: ComponentReference;
      readonly parameters?: unknown;
      readonly state?: unknown;
    }
  /** Parameters as communication sees them: coerced, defaults filled in (R6). */
  | { readonly type: 'parameters'; readonly parameters: unknown }
  /** A call that came to a webhook's address, and what it is answered (R4.3). */
  | { readonly type: 'incoming'; readonly request: RecordedRequest }
  | { readonly type: 'reply'; readonly response: RecordedResponse }
  | { readonly type: 'run-end'; readonly state?: unknown }
  /** A connection, RPC or endpoint called on the way; the events up to its `call-end` belong to it. */
  | { readonly type: 'call-start'; readonly component: ComponentReference; readonly parameters?: unknown }
  | { readonly type: 'call-end' }
  | { readonly type: 'step-start'; readonly step: number; readonly attempt: number; readonly temp: unknown }
  /** `condition` was falsy, so nothing was sent (R1.40). */
  | { readonly type: 'step-skip'; readonly step: number }
  | ({ readonly type: 'request'; readonly request: RecordedRequest } & Position)
  | ({ readonly type: 'response'; readonly response: RecordedResponse } & Position)
  /** One round is done: items of the container, outputs made of them, `temp` after it. */
  | ({ readonly type: 'page'; readonly itemsIn: number; readonly itemsOut: number; readonly temp: unknown } & Position)
  /** Bundles (or options, or specs) that leave the component. */
  | { readonly type: 'output'; readonly outputs: readonly unknown[] }
  | { readonly type: 'warning'; readonly code: string; readonly message: string; readonly location?: Location }
  | { readonly type: 'error'; readonly error: ErrorReport }
);

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** An event as its source says it; the emitter adds the time and takes the secrets out. */
export type RunEventInput = WithoutTime<RunEvent>;

/** Sees every event of a run, in order. */
export type RunListener = (event: RunEvent) => void;

/** Hands an event to the listeners. */
export type Emit = (event: RunEventInput) => void;
