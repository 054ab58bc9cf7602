import { html } from 'hono/html';
import type { Account } from '../context.js';
import { CONTROL_PREFIX } from '../extensions.js';
import { inOrder } from '../find/collect.js';
import { parseQueryText } from '../find/query-text.js';
import { search } from '../find/search.js';
import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { present } from '../records/present.js';
import { json, type Markup, moment, table } from './layout.js';

/** Records a page. */
const PAGE = 50;

/** What of the records is to be seen. */
export interface RecordsView {
  readonly kind: RelationKind;
  readonly account: Account;
  readonly accounts: readonly Account[];
  /** Free-form, as `freeformquery`. */
  readonly query: string;
  /** From 1. */
  readonly page: number;
  /** Aborted when the browser has gone. */
  readonly signal: AbortSignal;
}

/** Records of one kind in one account, the latest change first. */
export async function recordsPage(view: RecordsView): Promise<Markup> {
  const { kind, account, accounts, query, page } = view;
  const { found, more } = await pageOf(view);
  const address = (number: number): string =>
    `?${new URLSearchParams({ account: account.email, q: query, page: String(number) })}`;
  const rows = found.map((relation) => [
    html`<a href="${CONTROL_PREFIX}/records/${PLURALS[kind]}/${relation.key}?account=${encodeURIComponent(account.email)}">${
      relation.data.name ?? relation.data.emails?.[0]?.value ?? relation.key
    }</a>`,
    relation.data.emails?.[0]?.value ?? relation.data.domains?.[0] ?? relation.data.appLinks?.[0]?.uniqueid,
    relation.data.segment,
    relation.data.stage,
    relation.assignee,
    moment(relation.lastChanged),
  ]);
  return html`<form method="get" role="search">
<input type="search" name="q" value="${query}" aria-label="Search" placeholder="Words, stage:lead, near:Berlin, #role:Buyer">
${
  accounts.length > 1
    ? html`<select name="account" aria-label="Account">${accounts.map(
        ({ email }) =>
          html`<option value="${email}" ${email === account.email ? html`selected` : ''}>${email}</option>`,
      )}</select>`
    : ''
}
<button>Search</button></form>
${table(['Name', 'Known by', 'Segment', 'Stage', 'Assignee', 'Changed'], rows, 'Nothing is found.')}
<p class="pages">${page > 1 ? html`<a rel="prev" href="${address(page - 1)}">Newer</a>` : ''}
<span class="soft">Page ${page}${query === '' ? html` of ${Math.max(1, Math.ceil(account.store.relations(kind).size / PAGE))}` : ''}</span>
${more ? html`<a rel="next" href="${address(page + 1)}">Older</a>` : ''}</p>`;
}

/** Looks no further than one record behind the page: a million people are not read for fifty. */
async function pageOf({
  kind,
  account,
  query,
  page,
  signal,
}: RecordsView): Promise<{ found: Relation[]; more: boolean }> {
  const offset = (page - 1) * PAGE;
  const relations = account.store.relations(kind);
  const found: Relation[] = [];
  if (query.trim() === '') found.push(...relations.slice(offset, PAGE + 1));
  else {
    const range = inOrder({ offset, end: offset + PAGE + 1 });
    const conditions = parseQueryText(query, account.store);
    await search(relations.newestFirst(), { conditions, signal, take: range.add });
    found.push(...range.page());
  }
  return { found: found.slice(0, PAGE), more: found.length > PAGE };
}

/** One record, as the API answers it and with what the mock keeps beside it. */
export function recordPage(account: Account, relation: Relation): Markup {
  const { owner, team, signals } = relation;
  return html`<h2>As the API answers it</h2>${json(present(account.store, relation))}
<h2>What the mock keeps beside it</h2>${json({ owner, team, signals })}`;
}
