import type { Account, MockContext } from '../context.js';
import type { Scope } from '../contract/operations.js';
import { ClozeError, ERROR_CODES } from '../errors.js';

/**
 * The account a request may use: `Authorization: Bearer <API key or access token>` or the query parameter `api_key`.
 * The query parameter `user` is accepted and not needed: S1 defines it but no operation uses it.
 *
 * @throws ClozeError With HTTP status 401 when there is none, or when an access token lacks the operation's scope.
 */
export function authenticate({ accounts }: MockContext, request: Request, scope: Scope): Account {
  const header = request.headers.get('authorization');
  const bearer = header === null ? undefined : /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  if (bearer !== undefined) {
    const grant = accounts.byBearer(bearer);
    // Measured against the live API in 2026 (S4): this answer has no errorcode.
    if (!grant) throw new ClozeError(undefined, 'Invalid token: access token is invalid', 401);
    if (grant.scopes && !grant.scopes.includes(scope)) {
      // Which operation needs which scope is S1's; what is answered without it no source says.
      throw new ClozeError(undefined, `Invalid token: access token lacks the scope ${scope}`, 401);
    }
    return grant.account;
  }
  const account = accounts.byApiKey(new URL(request.url).searchParams.get('api_key') ?? '');
  // Measured for a request without credentials (S4); taken to be the same for a wrong api_key.
  if (!account) throw new ClozeError(ERROR_CODES.credentials, 'The API key was not found', 401);
  return account;
}
