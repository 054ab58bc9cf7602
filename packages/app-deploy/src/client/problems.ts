import { MakeError } from '@makehq/sdk';
import { DeployError } from '../errors.js';
import { printable } from '../printable.js';
import { redact } from '../token.js';

/** A creation whose answer was lost: it may or may not have happened, so it must not simply be sent again. */
export class UnsureError extends Error {
  override readonly name = 'UnsureError';
}

/** The zone answers that it is the wrong one. Following would drop the token or show it to another host. */
export function redirected(host: string, status: number, location: string | null): DeployError {
  const target =
    location !== null && URL.canParse(location, `https://${host}`) ? new URL(location, `https://${host}`) : undefined;
  const other = target && target.host !== host ? target.host : undefined;
  return new DeployError({
    code: 'zone/redirected',
    message: other
      ? `${host} sends us on to ${other} (HTTP ${status}): the app or the account lives there.`
      : `${host} sends us on to ${target ? target.pathname : 'nowhere'} (HTTP ${status}) instead of answering.`,
    hint: other ? `Use the zone ${other}.` : 'Check the zone.',
  });
}

export function unreachable(host: string, reason: string): DeployError {
  return new DeployError({
    code: 'zone/unreachable',
    message: `${host} cannot be reached: ${reason}.`,
    hint: 'Start the same command again when it can; it goes on where it stopped.',
  });
}

/** What the network's own codes mean. */
const NETWORK_WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'names of hosts cannot be looked up; there may be no network',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  ETIMEDOUT: 'no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
};

/** Why a request got no answer. undici hides the reason in `cause`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause ? String(cause.code) : '';
  const words = NETWORK_WORDS[code];
  return words ? `${words} (${code})` : cause.message || code || error.message;
}

/** Whether an error is an answer of the API with this status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof MakeError && error.statusCode === status;
}

/** Turns whatever a request threw into an error for people, without the token. */
export function asDeployError(error: unknown, what: string, token: string): unknown {
  if (!(error instanceof MakeError)) return error;
  const status = error.statusCode;
  const said = printable(redact(error.message || 'no reason given', token));
  if (status === 401) {
    return new DeployError({
      code: 'token/refused',
      message: `The instance does not accept the token (HTTP 401: ${said}).`,
      hint: 'Make a new one in the profile, under API access, of the same zone.',
    });
  }
  if (status === 403) {
    return new DeployError({
      code: 'token/scope',
      message: `The token may not ${what} (HTTP 403: ${said}).`,
      hint: 'It needs the scopes sdk-apps:read and sdk-apps:write, and its owner access to the app.',
    });
  }
  return new DeployError({
    code: `api/${status ?? 'failed'}`,
    message: `Could not ${what}: HTTP ${status ?? '?'}, ${said}`,
  });
}
