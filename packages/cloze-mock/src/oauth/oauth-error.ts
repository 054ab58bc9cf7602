/** A refusal in the words of OAuth 2 (RFC 6749 §4.1.2.1 and §5.2). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  constructor(
    readonly code:
      | 'invalid_request'
      | 'invalid_client'
      | 'invalid_grant'
      | 'invalid_scope'
      | 'access_denied'
      | 'unsupported_grant_type'
      | 'unsupported_response_type',
    message: string,
  ) {
    super(message);
  }
}
