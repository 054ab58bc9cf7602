export { toCurl } from './curl.js';
export { type Har, type HarEntry, toHar } from './har.js';
export { createRecorder, type Recorder, type RecorderOptions } from './recorder.js';
export { createRedactor, REDACTED, type Redactor } from './redactor.js';
export {
  type AttemptRecord,
  type CallRecord,
  type PageRecord,
  pagesOf,
  type RunRecord,
  type StepRecord,
  type WarningRecord,
} from './run-record.js';
