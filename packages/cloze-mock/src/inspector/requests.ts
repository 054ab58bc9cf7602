import { html } from 'hono/html';
import { CONTROL_PREFIX } from '../extensions.js';
import type { RequestRecord } from '../request-log.js';
import { json, type Markup, moment, table } from './layout.js';

const LATEST = 200;
/** Letters of a remark in the list; the request's own page has it whole. */
const SHORT = 60;

/** The latest requests with what is to be said of each. */
export function requestsPage(requests: readonly RequestRecord[]): Markup {
  const rows = [...requests]
    .slice(-LATEST)
    .reverse()
    .map((entry) => [
      html`<a href="${CONTROL_PREFIX}/requests/${entry.id}">${entry.id}</a>`,
      moment(entry.at),
      html`<code>${entry.method} ${entry.path}</code>${Object.entries(entry.query).map(
        ([name, value]) => html` <code class="soft">${name}=${value}</code>`,
      )}`,
      status(entry),
      remarks(entry, SHORT),
    ]);
  return table(['#', 'When', 'Request', 'Answer', 'Remarks'], rows, 'Nothing was asked yet.');
}

/** Everything the log keeps of one request. Secrets in it are masked already. */
export function requestPage(entry: RequestRecord): Markup {
  return html`<p>${status(entry)} ${remarks(entry)}</p>${json(entry)}`;
}

function status({ status: code, errorcode }: RequestRecord): Markup {
  const isBad = code >= 400 || (errorcode ?? 0) !== 0;
  return html`<span class="${isBad ? 'bad' : 'good'}">${code}${errorcode ? ` · error ${errorcode}` : ''}</span>`;
}

function remarks(
  { unknownParameters, unknownProperties, findings, notes }: RequestRecord,
  length = Number.POSITIVE_INFINITY,
): Markup {
  const said = [
    ...notes,
    ...unknownParameters.map((name) => `unknown parameter ${name}`),
    ...unknownProperties.map((pointer) => `unknown property ${pointer}`),
    ...findings.map(({ path, message }) => `${path} ${message}`),
  ];
  const shown = said.map((remark) => (remark.length > length ? `${remark.slice(0, length)}…` : remark));
  return html`${shown.map((remark) => html`<span class="remark">${remark}</span> `)}`;
}
