import type { App, Module, Webhook } from '@connect-app/app-model';
import { type JsonObject, stepsOf } from './steps.js';

/** The requests a module makes, as one sentence; empty when it makes none. */
export function requestWords(app: App, module: Module, webhook: Webhook | undefined): string {
  const parts = [
    ...(webhook ? [said(stepsOf(app, webhook, 'attach'), 'when the webhook is created')] : []),
    ...(webhook ? [said(stepsOf(app, webhook, 'detach'), 'when it is deleted')] : []),
    said(stepsOf(app, module, 'api'), webhook ? 'for each delivery' : ''),
  ].filter((part) => part !== '');
  return parts.length > 0 ? `Requests: ${parts.join('; ')}.` : '';
}

function said(steps: readonly JsonObject[], moment: string): string {
  const requests = new Map<string, string[]>();
  for (const step of steps) {
    if (typeof step['url'] !== 'string') continue;
    const request = address(typeof step['method'] === 'string' ? step['method'] : 'GET', step['url']);
    // Steps that ask for the same exclude each other: one of them is always taken.
    requests.set(request, requests.has(request) ? [] : notesOn(step));
  }
  const words = [...requests].map(([request, notes]) =>
    notes.length > 0 ? `${request} (${notes.join('; ')})` : request,
  );
  return words.length === 0 ? '' : `${words.join(', then ')}${moment ? ` ${moment}` : ''}`;
}

/** When and how often a request is sent. */
function notesOn(step: JsonObject): string[] {
  return [
    ...(step['condition'] === undefined ? [] : ['if needed']),
    ...(step['pagination'] === undefined ? [] : ['once a page, until the limit is reached']),
    ...(step['repeat'] === undefined ? [] : ['repeated until it is done']),
  ];
}

/** Method and address; what is computed shows as an ellipsis. */
function address(method: string, url: string): string {
  const shown = url.replaceAll('`', '').replace(/\{\{.*?\}\}/g, '…');
  return method.includes('{{') ? `the chosen method on \`${shown}\`` : `\`${method} ${shown}\``;
}
