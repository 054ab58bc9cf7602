import type { Account, MockContext } from '../context.js';
import { ClozeError, ERROR_CODES } from '../errors.js';

/**
 * The account a request may use: `Authorization: Bearer <API key or access token>` or the query parameter `api_key`.
 * The query parameter `user` is accepted and not needed: Cloze Swagger 2025.10 defines it but no operation uses it.
 */
export function authenticate(mock: MockContext, request: Request, url: URL): Account {
  const header = request.headers.get('authorization');
  const bearer = header === null ? undefined : /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  if (bearer !== undefined) {
    const grant = mock.accounts.byBearer(bearer);
    // Measured against the live API in 2026: this answer has no errorcode.
    if (!grant) throw new ClozeError(undefined, 'Invalid token: access token is invalid', 401);
    return grant.account;
  }
  const account = mock.accounts.byApiKey(url.searchParams.get('api_key') ?? '');
  // Measured for a request without credentials; taken to be the same for a wrong api_key.
  if (!account) throw new ClozeError(ERROR_CODES.credentials, 'The API key was not found', 401);
  return account;
}
