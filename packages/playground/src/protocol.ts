export * from './protocol/app.js';
export * from './protocol/connections.js';
export * from './protocol/dialogs.js';
export * from './protocol/events.js';
export * from './protocol/expressions.js';
export * from './protocol/failure.js';
export * from './protocol/fields.js';
export * from './protocol/runs.js';
export * from './protocol/webhooks.js';

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
 * | `POST /api/runs` | {@link RunRequest} | a stream of {@link RunMessage}, one JSON a line; whoever stops reading cancels the run |
 * | `DELETE /api/runs/:id` | | `{}`: cancels the run; its stream ends with the record of what was done |
 * | `GET /api/subscriptions` | | {@link SubscriptionSummary}[] |
 * | `POST /api/subscriptions` | {@link AttachCall} | {@link SubscriptionSummary} |
 * | `DELETE /api/subscriptions/:id` | | `{}` |
 * | `GET /api/subscriptions/calls` | | the latest {@link SubscriptionCallEvent}s, oldest first |
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
