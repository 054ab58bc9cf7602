import { type App, effectiveSteps, type Json, type Module } from '@connect-app/app-model';
import { enumerate } from './markdown.js';

type JsonObject = { [key: string]: Json };

function objectAt(value: Json | undefined, key: string): JsonObject | undefined {
  const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : undefined;
}

/** One line a request of the module: method, address, and when it is sent. */
export function requestLines(app: App, module: Module): string[] {
  const lines = steps(app, module).flatMap((step) => {
    if (typeof step['url'] !== 'string') return [];
    const method = typeof step['method'] === 'string' ? step['method'] : 'GET';
    const notes = [
      ...(step['condition'] === undefined ? [] : ['only when needed']),
      ...(step['pagination'] === undefined ? [] : ['once a page, until the limit is reached']),
      ...(step['repeat'] === undefined ? [] : ['repeated until it is done']),
    ];
    return [`\`${address(method, step['url'])}\`${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`];
  });
  // Steps that exclude each other may ask for the same.
  return [...new Set(lines)];
}

/** How the module fails: the statuses and conditions it maps, and the error types that come of them. */
export function failureRows(app: App, module: Module): string[][] {
  const rows = new Map<string, string[]>();
  for (const step of steps(app, module)) {
    const response = objectAt(step, 'response');
    const errors = objectAt(response, 'error');
    for (const [status, entry] of Object.entries(errors ?? {})) {
      if (!/^\d{3}$/.test(status)) continue;
      const type = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry['type'] : undefined;
      rows.set(status, [`HTTP ${status}`, typeof type === 'string' ? type : 'RuntimeError']);
    }
    const valid = objectAt(response, 'valid');
    if (typeof valid?.['type'] === 'string') {
      rows.set('valid', ['HTTP 2xx, but the answer says that it failed', plain(valid['type'])]);
    }
    const general = errors?.['type'];
    if (typeof general === 'string') rows.set('other', ['any other failure', plain(general)]);
  }
  return [...rows].sort(([left], [right]) => rank(left) - rank(right)).map(([, row]) => row);
}

/** Statuses first, then what the answer says, then everything else. */
function rank(row: string): number {
  const order = ['valid', 'other'];
  return order.includes(row) ? 1000 + order.indexOf(row) : Number(row);
}

function steps(app: App, module: Module): JsonObject[] {
  if (!module.sections.api) return [];
  return effectiveSteps({ app, component: module, section: 'api' })
    .map(({ value }) => value)
    .filter((value): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** The error types that an expression can give. */
function plain(type: string): string {
  if (!type.includes('{{')) return type;
  const types = [...new Set([...type.matchAll(/'(\w+Error)'/g)].map(([, name]) => name))];
  return types.length > 0
    ? `${enumerate(types.map(String), types.length, 'or')}, depending on the answer`
    : 'depends on the answer';
}

/** Method and address; what is computed shows as an ellipsis. */
function address(method: string, url: string): string {
  const shown = url.replaceAll('`', '').replace(/\{\{.*?\}\}/g, '…');
  return `${method.includes('{{') ? 'the chosen method' : method} ${shown}`;
}
