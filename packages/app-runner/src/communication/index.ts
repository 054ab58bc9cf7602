export { compileCommunication } from './communication.js';
export { DEFAULT_LIMITS, limitsOf } from './limits.js';
export type {
  Communication,
  CommunicationKind,
  CommunicationResult,
  CommunicationRuntime,
  CommunicationSource,
  CommunicationStep,
  Context,
  EndpointCall,
  Limits,
  OutputBatch,
  PreparedRequest,
  RequestBudget,
  RunCommunication,
  TriggerDirective,
  TriggerKey,
} from './types.js';
