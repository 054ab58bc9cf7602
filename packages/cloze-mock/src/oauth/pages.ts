import { html } from 'hono/html';
import type { Account } from '../context.js';
import { loadContract } from '../contract/document.js';
import type { Scope } from '../contract/operations.js';
import { CONTROL_PREFIX } from '../extensions.js';
import type { Markup } from '../inspector/layout.js';
import type { OAuthClient } from './clients.js';

/** What the page that asks for consent shows. */
export interface ConsentView {
  readonly client: OAuthClient;
  readonly scopes: readonly Scope[];
  readonly accounts: readonly Account[];
  /** The request's own parameters; the form sends them along. */
  readonly given: URLSearchParams;
}

/** Asks the user, who picks an account in place of signing in. Works without JavaScript. */
export function consentPage({ client, scopes, accounts, given }: ConsentView): Markup {
  const told = scopeTexts();
  return frame(
    `Let ${client.name ?? client.id} in?`,
    html`<p><strong>${client.name ?? client.id}</strong> asks for access to an account of this mock:</p>
<ul>${scopes.map((scope) => html`<li>${told[scope] ?? ''} <code>${scope}</code></li>`)}</ul>
<form method="post" action="/oauth/authorize">
${[...given].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<fieldset><legend>Account</legend>${accounts.map(
      ({ email, name }, index) =>
        html`<label><input type="radio" name="account" value="${email}" ${index === 0 ? html`checked` : ''}> ${name} <span class="soft">${email}</span></label>`,
    )}</fieldset>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Refuse</button>
</form>`,
  );
}

/** Told to the user alone: whoever sent the request is not to be answered. */
export function refusalPage(problem: Markup): Markup {
  return frame('This cannot be asked', html`<p>${problem}</p><p>The mock’s clients are told when it starts.</p>`);
}

function scopeTexts(): Readonly<Record<string, string>> {
  const { OAuth2 } = loadContract().components.securitySchemes as {
    OAuth2: { flows: { authorizationCode: { scopes: Record<string, string> } } };
  };
  return OAuth2.flows.authorizationCode.scopes;
}

function frame(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Cloze mock</title><link rel="stylesheet" href="${CONTROL_PREFIX}/style.css">
</head>
<body class="dialog"><main><h1>${title}</h1>
${body}
</main></body></html>`;
}
