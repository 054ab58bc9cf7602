import { createHash } from 'node:crypto';
import { OAuthError } from './oauth-error.js';

/** What a client sent to bind a code to itself (RFC 7636). */
export interface Challenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

const FORM = /^[A-Za-z0-9\-._~]{43,128}$/;

/** @throws OAuthError `invalid_request` for a challenge that is none. */
export function readChallenge(value: string | undefined, method = 'plain'): Challenge | undefined {
  if (value === undefined) return undefined;
  if (method !== 'S256' && method !== 'plain')
    throw new OAuthError('invalid_request', 'code_challenge_method must be S256 or plain.');
  if (!FORM.test(value))
    throw new OAuthError('invalid_request', 'code_challenge must be 43 to 128 unreserved characters.');
  return { value, method };
}

/** @throws OAuthError `invalid_grant` when the verifier is missing, wrong, or belongs to no challenge. */
export function requireVerifier(challenge: Challenge | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (challenge === undefined)
    throw new OAuthError('invalid_grant', 'The code was asked for without a code_challenge.');
  if (verifier === undefined) throw new OAuthError('invalid_grant', 'code_verifier is missing.');
  const computed = challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  if (computed !== challenge.value) throw new OAuthError('invalid_grant', 'code_verifier does not fit the challenge.');
}
