import { html } from 'hono/html';
import { CONTROL_PREFIX } from '../extensions.js';

/** Markup that is escaped already. */
export type Markup = ReturnType<typeof html>;

const PAGES = [
  ['Overview', ''],
  ['People', 'records/people'],
  ['Companies', 'records/companies'],
  ['Projects', 'records/projects'],
  ['Webhooks', 'webhooks'],
  ['Requests', 'requests'],
] as const;

/** A page of the inspector. `path` is the page's own, below the inspector's address. */
export function layout({ title, path, now, body }: { title: string; path: string; now: number; body: Markup }): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Cloze mock</title><link rel="stylesheet" href="${CONTROL_PREFIX}/style.css">
</head>
<body>
<header><strong>Cloze mock</strong>
<nav aria-label="Pages">${PAGES.map(
    ([label, own]) =>
      html`<a href="${CONTROL_PREFIX}/${own}" ${own === path ? html`aria-current="page"` : ''}>${label}</a> `,
  )}</nav>
${moment(now)}</header>
<main><h1>${title}</h1>
${body}
</main>
</body></html>`;
}

/** A table with a heading for each column; `empty` is said when there are no rows. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[], empty: string): Markup {
  if (rows.length === 0) return html`<div class="card"><p class="empty">${empty}</p></div>`;
  const numeric = headings.map((_, index) => rows.every((row) => typeof row[index] === 'number'));
  const kind = (index: number): Markup | string => (numeric[index] ? html`class="number"` : '');
  return html`<div class="card"><table>
<thead><tr>${headings.map((heading, index) => html`<th scope="col" ${kind(index)}>${heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td ${kind(index)}>${cell ?? ''}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

/** A time, UTC, to the second. */
export function moment(at: number | undefined): Markup | string {
  if (at === undefined) return '';
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;
}

/** A value as indented JSON. */
export function json(value: unknown): Markup {
  return html`<div class="card"><pre>${JSON.stringify(value, null, 2)}</pre></div>`;
}

/** A key as it may be shown: its first four characters, of a short one none. */
export function maskedKey(key: string): string {
  return `${key.length > 8 ? key.slice(0, 4) : ''}${'•'.repeat(12)}`;
}
