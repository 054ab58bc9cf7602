import { computed, signal } from '@preact/signals';
import type { AppSummary, ModuleSummary } from '../../protocol.js';
import { call } from '../api/call.js';
import { messageOf } from '../api/call-error.js';

/** What the server knows of the app; undefined until it has answered. */
export const app = signal<AppSummary | undefined>(undefined);
/** Why the app could not be asked for. */
export const appFailure = signal<string | undefined>(undefined);
/** Whether the server can be reached. */
export const online = signal(true);
/** Counts reloads of the definitions: what was made of older ones asks again. */
export const generation = signal(0);

export const modules = computed<ReadonlyMap<string, ModuleSummary>>(
  () => new Map(app.value?.groups.flatMap((group) => group.modules.map((module) => [module.name, module])) ?? []),
);

export async function loadApp(): Promise<void> {
  try {
    app.value = await call<AppSummary>('app');
    appFailure.value = undefined;
  } catch (error) {
    appFailure.value = messageOf(error);
  }
}
