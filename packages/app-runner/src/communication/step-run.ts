import type { ParsedResponse } from '../request/send.js';
import type { Warn } from '../response/warn.js';
import type { CompiledStep } from './compile-step.js';
import type { CommunicationRuntime } from './runtime.js';
import type { CommunicationKind, Context } from './types.js';

/** One run of one step. */
export interface StepRun {
  readonly step: CompiledStep;
  readonly kind: CommunicationKind;
  readonly context: Context;
  readonly runtime: CommunicationRuntime;
  readonly warn: Warn;
  /** Kinds that give no bundles (connections, attach) leave `iterate` and `output` alone. */
  readonly makesOutputs: boolean;
  /** Whether what the step gave is as much as `response.limit` lets through: no further page is asked for then (R2.24, R2.28). */
  readonly isEnough: () => boolean;
  /** Told when a further attempt is made: what earlier ones gave does not count (R1.44). One that is skipped is none. */
  readonly onAttempt: () => void;
  /** Told of every response. */
  readonly onResponse: (response: ParsedResponse) => void;
}
