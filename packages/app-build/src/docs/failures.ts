import type { App, Module } from '@connect-app/app-model';
import { enumerate } from './markdown.js';
import { objectAt, stepsOf } from './steps.js';

/** What statuses mean to whoever reads them. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  400: 'the request was not understood',
  401: 'the sign-in was refused',
  402: 'a payment is due',
  403: 'the account may not do that',
  404: 'it is not there',
  409: 'it is in conflict with what is there',
  410: 'it is gone',
  413: 'it is too large',
  422: 'a value was refused',
  429: 'too many requests',
  500: 'the service failed',
  502: 'the service failed',
  503: 'the service is not available',
  504: 'the service took too long',
};

/** One way in which a module fails. */
export interface Failure {
  readonly when: string;
  /** The error types that come of it; empty when only the answer decides. */
  readonly types: readonly string[];
}

/** How a module fails: the statuses and conditions it maps, and the error types that come of them. */
export function failuresOf(app: App, module: Module): Failure[] {
  const rows = new Map<string, Failure>();
  for (const step of stepsOf(app, module, 'api')) {
    const response = objectAt(step, 'response');
    const errors = objectAt(response, 'error');
    for (const [status, entry] of Object.entries(errors ?? {})) {
      if (!/^\d{3}$/.test(status)) continue;
      const type = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry['type'] : undefined;
      const words = STATUS_WORDS[status];
      const when = `HTTP ${status}${words ? `: ${words}` : ''}`;
      rows.set(status, { when, types: typeof type === 'string' ? typesIn(type) : ['RuntimeError'] });
    }
    const valid = objectAt(response, 'valid')?.['type'];
    if (typeof valid === 'string') {
      rows.set('valid', { when: 'The answer says that it failed', types: typesIn(valid) });
    }
    const general = errors?.['type'];
    if (typeof general === 'string') rows.set('other', { when: 'Any other failure', types: typesIn(general) });
  }
  return [...rows].sort(([left], [right]) => rank(left) - rank(right)).map(([, row]) => row);
}

/** A failure's types in words, each a link to what it means. */
export function typeLinks({ types }: Failure): string {
  if (types.length === 0) return 'depends on the answer';
  const links = types.map((type) => `[${type}](#errors)`);
  return `${enumerate(links, links.length, 'or')}${types.length > 1 ? ', depending on the answer' : ''}`;
}

/** Statuses first, then what the answer says, then everything else. */
function rank(row: string): number {
  const order = ['valid', 'other'];
  return order.includes(row) ? 1000 + order.indexOf(row) : Number(row);
}

/** The error types that a text or an expression can give. */
function typesIn(type: string): string[] {
  if (!type.includes('{{')) return [type];
  return [...new Set([...type.matchAll(/['"](\w+Error)['"]/g)].map(([, name]) => String(name)))];
}
