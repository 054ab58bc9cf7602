export { type Har, type HarEntry, toHar } from './har.js';
export {
  type AttemptRecord,
  type CallRecord,
  createRecorder,
  type PageRecord,
  pagesOf,
  type Recorder,
  type RunRecord,
  type StepRecord,
  type WarningRecord,
} from './recorder.js';
export { createRedactor, REDACTED, type Redactor } from './redactor.js';
