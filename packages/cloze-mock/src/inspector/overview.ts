import { html } from 'hono/html';
import { CONTROL_PREFIX } from '../extensions.js';
import type { ClozeMock } from '../mock.js';
import { RELATION_KINDS } from '../model/relation.js';
import { type Markup, maskedKey, table } from './layout.js';

/** Accounts with their sizes, and the faults in force. Keys are masked: whoever started the mock has been told them. */
export function overviewPage(mock: ClozeMock): Markup {
  return html`<h2>Accounts</h2>
${table(
  ['Account', 'Name', 'API key', 'People', 'Companies', 'Projects'],
  mock.accounts.map((account) => [
    account.email,
    account.name,
    html`<code>${maskedKey(account.apiKey)}</code>`,
    ...RELATION_KINDS.map((kind) => account.store.relations(kind).size),
  ]),
  '',
)}
<h2>Faults</h2>
${table(
  ['Route', 'Kind', 'When', 'Seen', 'Struck'],
  mock.faults.rules.map(({ rule, seen, struck }) => [
    html`<code>${rule.route ?? '*'}</code>`,
    rule.kind,
    [
      ...(rule.at ?? []).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to ?? ''}`)),
      ...(rule.probability === undefined ? [] : [`probability ${rule.probability}`]),
    ].join(', '),
    seen,
    struck,
  ]),
  'Nothing goes wrong on purpose.',
)}
<h2>OAuth clients</h2>
${table(
  ['Client', 'Id', 'Secret', 'May be answered at'],
  mock.oauthClients.map(({ id, name, secret, redirectUris }) => [
    name ?? id,
    html`<code>${id}</code>`,
    secret === undefined ? 'none: must use PKCE' : html`<code>${maskedKey(secret)}</code>`,
    redirectUris?.join(', ') ?? 'any address',
  ]),
  'There are none.',
)}
<h2>The contract</h2>
<p>Every operation, parameter and property: <a href="${CONTROL_PREFIX}/openapi.json">openapi.json</a></p>`;
}
