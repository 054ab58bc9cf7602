import { RunError } from '../errors/index.js';

const TIMEOUT_CODES = new Set(['ESOCKETTIMEDOUT', 'ECONNABORTED', 'ETIMEDOUT']);

/** Codes of certificate failures, which the platform does not retry (R1.36). */
const TLS_CODE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

/** What the platform makes of a failure to connect, send or receive (R1.36). */
export function networkError(cause: unknown, url: string): RunError {
  if (cause instanceof RunError) return cause;
  const code = codeOf(cause);
  const host = hostOf(url);
  const reason = cause instanceof Error ? cause.message || code : String(cause);
  if (TIMEOUT_CODES.has(code) || isTimeout(cause)) return timeoutError(host);
  if (TLS_CODE.test(code)) {
    return new RunError({
      type: 'RuntimeError',
      code: 'tls',
      message: `The certificate of ${host} was not accepted: ${reason}`,
      cause,
    });
  }
  return new RunError({
    type: 'ConnectionError',
    code: 'connection-failed',
    message: `The request to ${host} failed: ${reason}`,
    details: code === '' ? [] : [code],
    cause,
  });
}

/** The request took longer than its timeout (R1.29). */
export function timeoutError(host: string, milliseconds?: number): RunError {
  const after = milliseconds === undefined ? '' : ` after ${milliseconds} ms`;
  return new RunError({
    type: 'ModuleTimeoutError',
    code: 'timeout',
    message: `The request to ${host} timed out${after}.`,
  });
}

/** Host and port of a url for messages, without user and query. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'the host';
  }
}

/** `AbortSignal.timeout` fails with this name. */
function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError';
}

function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' ? code : '';
}
