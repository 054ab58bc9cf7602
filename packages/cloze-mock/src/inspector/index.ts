import type { Context } from 'hono';
import { html } from 'hono/html';
import type { MockEnv } from '../context.js';
import { loadContract } from '../contract/document.js';
import { CONTROL_PREFIX, type Extension } from '../extensions.js';
import type { ClozeMock } from '../mock.js';
import { PLURALS, RELATION_KINDS, type RelationKind } from '../model/relation.js';
import { layout, type Markup } from './layout.js';
import { overviewPage } from './overview.js';
import { recordPage, recordsPage } from './records.js';
import { requestPage, requestsPage } from './requests.js';
import { STYLE } from './style.js';
import { webhooksPage } from './webhooks.js';

/** Nothing but our own style sheet may load, nothing may run, and forms go nowhere else. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Pages that show what a mock holds and what was asked of it. They only read, and work without JavaScript. */
export function inspector(mock: () => ClozeMock): Extension {
  return {
    name: 'inspector',
    pages: ({ app }) => {
      const page = (context: Context<MockEnv>, title: string, body: Markup, path = ''): Promise<Response> | Response =>
        context.html(layout({ title, path, now: mock().clock.now(), body }), 200, HEADERS);

      app.get('/', (context, next) =>
        /\btext\/html\b/.test(context.req.header('accept') ?? '') ? context.redirect(`${CONTROL_PREFIX}/`) : next(),
      );
      app.get(CONTROL_PREFIX, (context) => page(context, 'Overview', overviewPage(mock())));
      app.get(`${CONTROL_PREFIX}/style.css`, (context) =>
        context.body(STYLE, 200, { ...HEADERS, 'content-type': 'text/css; charset=utf-8' }),
      );
      app.get(`${CONTROL_PREFIX}/openapi.json`, (context) => context.json(loadContract()));
      app.get(`${CONTROL_PREFIX}/webhooks`, (context) => {
        const { accounts, deliveries } = mock();
        return page(context, 'Webhooks', webhooksPage(accounts, deliveries), 'webhooks');
      });
      app.get(`${CONTROL_PREFIX}/requests`, (context) =>
        page(context, 'Requests', requestsPage(mock().requests), 'requests'),
      );
      app.get(`${CONTROL_PREFIX}/requests/:id`, (context) => {
        const entry = mock().requests.find(({ id }) => String(id) === context.req.param('id'));
        return entry ? page(context, `Request ${entry.id}`, requestPage(entry), 'requests') : missing(context);
      });
      app.get(`${CONTROL_PREFIX}/records/:plural/:key?`, async (context) => {
        const kind = kindOf(context.req.param('plural'));
        const account = accountOf(mock(), context.req.query('account'));
        if (!kind || !account) return missing(context);
        const path = `records/${PLURALS[kind]}`;
        const key = context.req.param('key');
        if (key === undefined) {
          const query = context.req.query('q') ?? '';
          const number = Math.max(1, Math.trunc(Number(context.req.query('page') ?? 1)) || 1);
          const { signal } = context.req.raw;
          const view = { kind, account, accounts: mock().accounts, query, page: number, signal };
          return page(context, TITLES[kind], await recordsPage(view), path);
        }
        const record = account.store.relations(kind).get(key);
        return record ? page(context, record.data.name ?? key, recordPage(account, record), path) : missing(context);
      });

      const missing = (context: Context<MockEnv>): Promise<Response> | Response =>
        context.html(
          layout({
            title: 'Not here',
            path: '-',
            now: mock().clock.now(),
            body: html`<p>There is no such page, or what it was about is gone.</p>`,
          }),
          404,
          HEADERS,
        );
      app.get(`${CONTROL_PREFIX}/*`, (context) => missing(context));
    },
  };
}

const TITLES: Readonly<Record<RelationKind, string>> = { person: 'People', company: 'Companies', project: 'Projects' };

function kindOf(plural: string): RelationKind | undefined {
  return RELATION_KINDS.find((kind) => PLURALS[kind] === plural);
}

function accountOf({ account, accounts }: ClozeMock, email: string | undefined) {
  return email === undefined || email === '' ? account : accounts.find((own) => own.email === email);
}
