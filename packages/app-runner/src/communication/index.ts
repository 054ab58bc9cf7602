export { compileCommunication } from './communication.js';
export { DEFAULT_LIMITS, limitsOf } from './limits.js';
export type { CommunicationRuntime, EndpointCall, Limits, RequestBudget } from './runtime.js';
export type {
  Communication,
  CommunicationKind,
  CommunicationResult,
  CommunicationSource,
  CommunicationStep,
  Context,
  OutputBatch,
  PreparedRequest,
  RunCommunication,
  TriggerDirective,
  TriggerKey,
} from './types.js';
