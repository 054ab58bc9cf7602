import type { ErrorType } from './errors/types.js';

/** What the platform does with a scenario when a module fails. */
export type EffectKind = 'retry' | 'incomplete-execution' | 'rollback' | 'deactivate' | 'lock' | 'stop' | 'warning';

/** The fate of a scenario after an error; the runner reports it and never acts on it (R9.6). */
export interface ScenarioEffect {
  readonly kind: EffectKind;
  /** One sentence for people. */
  readonly description: string;
  /** Waiting times of the platform's own retries, in minutes, when incomplete executions are allowed (R9.4). */
  readonly retryMinutes?: readonly number[];
  /** The same when incomplete executions are not allowed: the schedule of the whole scenario is put off (R9.4). */
  readonly rescheduleMinutes?: readonly number[];
  /** How long the platform waits at least, unless the error says otherwise (R9.3). */
  readonly delayMinutes?: number;
}

/** Waiting times with incomplete executions allowed (R9.4): 1, 10, 10, 30, 30, 30 minutes, 3 hours, 3 hours. */
const RETRY_MINUTES = [1, 10, 10, 30, 30, 30, 180, 180] as const;
/** Waiting times without (R9.4): 1, 2, 5, 10 minutes, 1, 3, 12, 24 hours. */
const RESCHEDULE_MINUTES = [1, 2, 5, 10, 60, 180, 720, 1440] as const;

const RETRY: ScenarioEffect = {
  kind: 'retry',
  description: 'The platform tries the module again after growing delays, then leaves the execution unresolved.',
  retryMinutes: RETRY_MINUTES,
  rescheduleMinutes: RESCHEDULE_MINUTES,
};
const INCOMPLETE: ScenarioEffect = {
  kind: 'incomplete-execution',
  description: 'The bundle goes to the incomplete executions; the other bundles are committed.',
};
const ROLLBACK: ScenarioEffect = {
  kind: 'rollback',
  description:
    'The scenario is rolled back; after three such errors in a row it is switched off, at once if it is instant.',
};
const DEACTIVATE: ScenarioEffect = {
  kind: 'deactivate',
  description: 'The scenario is switched off until someone mends the cause.',
};

/** R9.3 to R9.5, one row a type. */
const EFFECTS: Readonly<Record<ErrorType, ScenarioEffect>> = {
  RuntimeError: ROLLBACK,
  UnknownError: ROLLBACK,
  OutOfSpaceError: ROLLBACK,
  DataError: INCOMPLETE,
  IncompleteDataError: INCOMPLETE,
  BundleValidationError: INCOMPLETE,
  RateLimitError: { ...RETRY, delayMinutes: 20 },
  ConnectionError: RETRY,
  ModuleTimeoutError: RETRY,
  InvalidConfigurationError: DEACTIVATE,
  InvalidAccessTokenError: DEACTIVATE,
  MaxResultsExceededError: DEACTIVATE,
  MaxFileSizeExceededError: DEACTIVATE,
  InconsistencyError: { kind: 'stop', description: 'The scenario stops at once; what is committed stays committed.' },
  UnexpectedError: { kind: 'lock', description: 'The scenario is locked until the platform releases it.' },
  DuplicateDataError: {
    kind: 'warning',
    description: 'The execution ends with a warning, or becomes an incomplete execution where those are allowed.',
  },
};

/** What the platform would do with the scenario after an error of this type (R9.3, R9.4, R9.5). */
export function scenarioEffect(type: ErrorType): ScenarioEffect {
  return EFFECTS[type];
}
