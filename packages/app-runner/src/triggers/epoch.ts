import type { Module } from '@connect-app/app-model';
import { isPlainObject } from '../communication/temp.js';
import { runtimeWithEndpoints } from '../endpoints/run-endpoint.js';
import { prepareModule } from '../modules/prepare.js';
import type { CallOptions } from '../runner/options.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { type TriggerState, triggerData } from './state.js';

/** Records the epoch panel lists at most (R3.16). */
const MAX_RECORDS = 300;
/** Pages it asks for at most (R3.16). */
const MAX_PAGES = 3;

/** Where a polling trigger can start: an item of the service (R3.16). */
export interface EpochItem {
  readonly label: unknown;
  readonly date?: unknown;
  readonly id: unknown;
}

/** Lists where a polling trigger can start. Without an epoch there is nothing to choose from. */
export function loadEpoch(
  core: RunnerCore,
  { name, values, options }: { name: string; values: Readonly<Record<string, unknown>>; options: CallOptions },
): Promise<readonly EpochItem[]> {
  const session = openSession(core, options);
  return execute(
    { session, component: { kind: 'module', name, section: 'epoch' }, parameters: values },
    async (ready) => {
      const module = componentOf(core.app.modules, 'module', name);
      const communication = core.blocks.get({ component: module, section: 'epoch', kind: 'epoch' });
      if (!communication) return [];
      const { context } = await prepareModule(session, module, { values, options });
      ready();
      context['data'] = triggerData(communication.trigger?.type ?? 'id', undefined);
      const items: EpochItem[] = [];
      const runtime = runtimeWithEndpoints(session, context['connection'] as Record<string, unknown>);
      const limits = { ...runtime.limits, maxPaginationRequestCount: MAX_PAGES - 1 };
      const most = (limit = MAX_RECORDS): number => (limitsItself(module) ? Math.min(limit, MAX_RECORDS) : MAX_RECORDS);
      for await (const { outputs, keys = [], limit } of communication.run({
        context,
        runtime: { ...runtime, limits },
      })) {
        for (const [index, output] of outputs.slice(0, most(limit) - items.length).entries()) {
          const { label, date } = (output ?? {}) as { label?: unknown; date?: unknown };
          items.push({ label, ...(date === undefined ? {} : { date }), id: keys[index]?.id });
        }
        if (items.length >= most(limit)) break;
      }
      session.emit?.({ type: 'output', outputs: items });
      return items;
    },
  );
}

/** The trigger's own limit says how many bundles a run gives, nothing of the list to choose from. */
function limitsItself({ sections }: Module): boolean {
  const epoch = sections.epoch?.value;
  const response = isPlainObject(epoch) ? epoch['response'] : undefined;
  return isPlainObject(response) && response['limit'] !== undefined;
}

/** What the user may choose as the start of a polling trigger (R3.16). */
export type TriggerStart =
  | { readonly from: 'all' }
  | { readonly from: 'now' }
  | { readonly from: 'date'; readonly date: Date }
  | { readonly from: 'item'; readonly id: string | number; readonly date?: Date | undefined };

/** The state before the first run: the chosen item itself counts as new (R3.14), what is older does not. */
export function startingState(type: 'id' | 'date', start: TriggerStart, now: number): TriggerState | undefined {
  switch (start.from) {
    case 'all':
      return undefined;
    case 'now':
      return type === 'date' ? { lastDate: new Date(now).toISOString(), sameDateIds: [] } : undefined;
    case 'date':
      return { lastDate: start.date.toISOString(), sameDateIds: [] };
    case 'item':
      if (type === 'id') return { lastId: start.id, matchEqual: true };
      return start.date && { lastDate: start.date.toISOString(), sameDateIds: [], matchEqual: true };
  }
}
