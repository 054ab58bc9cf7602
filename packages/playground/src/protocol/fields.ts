import type { Json } from '@connect-app/app-model';

/**
 * A parameter spec as a dialog shows it; attributes are those of the definitions (R6.2). Where an RPC gives fields and has not
 * been asked yet, or failed, stands `{type: 'rpc', reference, failure?}`: the page asks through {@link RpcCall} and puts the answer
 * in its place. Deeper (`spec`, `nested`) references stand as the definitions write them: as texts `rpc://…`.
 */
export interface FieldSpec {
  readonly [attribute: string]: Json | undefined;
  readonly type: string;
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
