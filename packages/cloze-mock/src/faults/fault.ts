/** What can go wrong with an answer. */
export const FAULT_KINDS = {
  latency: 'waits before the answer: ms (default 1000)',
  unauthorized: 'HTTP 401',
  'too-many-requests': 'HTTP 429: retry-after in seconds (default: no such header)',
  'server-error': 'HTTP 5xx with an HTML body: status (default 500)',
  timeout: 'no answer: ms until the connection is closed (default 120000)',
  reset: 'the connection is reset in the middle of the body',
  truncated: 'the body ends in the middle',
  'invalid-json': 'the body is not quite JSON',
  'content-type': 'the content type is wrong: type (default text/html)',
  'empty-page': 'the lists in the answer are empty, its counts are not',
  'repeated-page': 'the answer of the request before comes again',
  slow: 'the body trickles: ms between pieces (default 200), bytes a piece (default 64)',
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

/** Other spellings of a kind, and the parameters they stand for. */
export const FAULT_ALIASES: Readonly<Record<string, { kind: FaultKind; parameters?: FaultParameters }>> = {
  401: { kind: 'unauthorized' },
  429: { kind: 'too-many-requests' },
  500: { kind: 'server-error', parameters: { status: 500 } },
  502: { kind: 'server-error', parameters: { status: 502 } },
  503: { kind: 'server-error', parameters: { status: 503 } },
};

/** What a kind may be told. Which kind knows which stands in {@link PARAMETERS_OF}. */
export interface FaultParameters {
  /** Milliseconds of the machine's time, not of the mock's clock: clients wait for real. */
  readonly ms?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly status?: number;
  readonly type?: string;
  readonly bytes?: number;
  /** Carry the request out first: the write is done although its answer says or shows nothing of it. */
  readonly done?: boolean;
}

/** The parameters that each kind knows. */
export const PARAMETERS_OF: Readonly<Record<FaultKind, readonly (keyof FaultParameters)[]>> = {
  latency: ['ms'],
  unauthorized: [],
  'too-many-requests': ['retryAfter'],
  'server-error': ['status', 'retryAfter', 'done'],
  timeout: ['ms', 'done'],
  reset: [],
  truncated: [],
  'invalid-json': [],
  'content-type': ['type'],
  'empty-page': [],
  'repeated-page': [],
  slow: ['ms', 'bytes'],
};

/** Numbers of requests, from 1: `{from: 3}` is the third and all after it. */
export interface FaultSpan {
  readonly from: number;
  /** Absent: all that follow. */
  readonly to?: number;
}

/**
 * A fault and when it strikes. Requests are counted for each rule on its own, those that fit its route.
 *
 * @example
 * const rule: FaultRule = { route: 'GET /v1/people/find', kind: 'too-many-requests', retryAfter: 2, at: [{ from: 1, to: 1 }] };
 */
export interface FaultRule extends FaultParameters {
  /**
   * `GET /v1/people/find`, a path with `*` for anything (`/v1/people/*`), an operation of the contract (`findPeople`), or
   * `*` for every request. Default `*`. Other generations' paths of an operation count as its own.
   */
  readonly route?: string;
  readonly kind: FaultKind;
  /** Which of the requests. Default: all. */
  readonly at?: readonly FaultSpan[];
  /** From 0 to 1; drawn from the mock's seed. Default 1. */
  readonly probability?: number;
}
