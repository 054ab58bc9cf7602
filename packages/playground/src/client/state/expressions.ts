import { signal } from '@preact/signals';
import type { ExpressionNames, ExpressionPreview } from '../../protocol.js';
import { call } from '../api/call.js';
import type { Suggestion } from '../form/completion.js';
import type { Context } from '../view/run-view.js';

/** Functions and keywords of the language, for completion. */
export const names = signal<readonly Suggestion[]>([]);

export async function loadNames(): Promise<void> {
  const { functions, keywords } = await call<ExpressionNames>('expressions/names');
  names.value = [
    ...functions.map(({ name, signature }) => ({ text: name, kind: 'function', detail: signature }) as const),
    ...keywords.map(({ name, help }) => ({ text: name, kind: 'keyword', detail: help }) as const),
  ];
}

/** Checks a template and evaluates it for these bundles, as a run would. */
export function previewTemplate(template: string, bundles: Context, abort: AbortSignal): Promise<ExpressionPreview> {
  return call('expressions/preview', { body: { template, bundles }, signal: abort });
}
