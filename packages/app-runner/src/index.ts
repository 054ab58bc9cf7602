export type { Authorization, AuthorizeOptions } from './connections/authorization.js';
export type { ScopeQuestion } from './connections/scopes.js';
export type { TestedConnection } from './connections/tested-connection.js';
export type { ScenarioEffect } from './effects.js';
export * from './errors/index.js';
export type { ComponentReference, RecordedRequest, RecordedResponse, RunEvent, RunListener } from './events.js';
export { mayErase } from './modules/may-erase.js';
export type { ModuleOptions } from './modules/prepare.js';
export { BundleValidationError, type ParameterIssue } from './parameters/index.js';
export {
  type AttemptRecord,
  type CallRecord,
  createRecorder,
  createRedactor,
  type Har,
  type PageRecord,
  pagesOf,
  REDACTED,
  type Recorder,
  type Redactor,
  type RunRecord,
  type StepRecord,
  toCurl,
  toHar,
} from './record/index.js';
export type { RpcOptions } from './rpcs/call-rpc.js';
export type { DialogCall } from './rpcs/dialog-call.js';
export type { Bundle, CallOptions, ConnectionData, RunnerOptions, WebhookData } from './runner/options.js';
export { learnConnectionSecrets } from './runner/secrets.js';
export { type AppTypes, createRunner, type Runner, type WebhookCall } from './runner.js';
export * from './transport/index.js';
export { type EpochItem, startingState, type TriggerStart } from './triggers/epoch.js';
export { readTriggerState, type TriggerState } from './triggers/state.js';
export type { IncomingRequest } from './webhooks/incoming.js';
export type { Received } from './webhooks/receive.js';
export { recordReply } from './webhooks/record-call.js';
export type { WebhookReply } from './webhooks/respond.js';
export type { Subscriber } from './webhooks/subscribers.js';
