import { type App, effectiveSteps, type Json, type Module } from '@connect-app/app-model';

type JsonObject = { [key: string]: Json };

function objectAt(value: Json | undefined, key: string): JsonObject | undefined {
  const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : undefined;
}

/** One line a request of the module: method, address, and when it is sent. */
export function requestLines(app: App, module: Module): string[] {
  return steps(app, module).flatMap((step) => {
    if (typeof step['url'] !== 'string') return [];
    const method = typeof step['method'] === 'string' ? step['method'] : 'GET';
    const notes = [
      ...(step['condition'] === undefined ? [] : ['only when needed']),
      ...(step['pagination'] === undefined ? [] : ['once a page, until the limit is reached']),
      ...(step['repeat'] === undefined ? [] : ['repeated until it is done']),
    ];
    return [`\`${address(method, step['url'])}\`${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`];
  });
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
    const general = errors?.['type'];
    if (typeof general === 'string') rows.set('other', ['any other failure', plain(general)]);
  }
  return [...rows].sort(([left], [right]) => left.localeCompare(right)).map(([, row]) => row);
}

function steps(app: App, module: Module): JsonObject[] {
  if (!module.sections.api) return [];
  return effectiveSteps({ app, component: module, section: 'api' })
    .map(({ value }) => value)
    .filter((value): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value));
}

function plain(type: string): string {
  return type.includes('{{') ? 'by the service’s error code' : type;
}

function address(method: string, url: string): string {
  return `${method.includes('{{') ? 'METHOD' : method} ${url.replaceAll('`', '')}`;
}
