import type { Extension } from '../extensions.js';
import { type Authorization, askConsent, takeConsent } from './authorize.js';
import type { OAuthClient } from './clients.js';
import { Grants } from './grants.js';
import { giveToken } from './token.js';

/**
 * OAuth 2 for tests: the authorization code flow with a page that asks for consent, PKCE if a client sends it, refresh.
 * At Cloze both stand on www.cloze.com; the mock has them beside the API.
 */
export function oauthExtension(clients: readonly OAuthClient[]): Extension {
  return {
    name: 'oauth',
    pages: ({ app, mock }) => {
      const own: Authorization = { clients, accounts: mock.accounts.all, grants: new Grants(mock) };
      app.get('/oauth/authorize', (context) => askConsent(context, own));
      app.post('/oauth/authorize', (context) => takeConsent(context, own));
      app.post('/oauth/token', (context) => giveToken(context, own));
    },
  };
}
