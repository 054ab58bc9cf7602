import { type App, effectiveSteps, type Module } from '@connect-app/app-model';
import { startingState, type TriggerStart, type TriggerState } from '@connect-app/app-runner';
import { isCollection } from '@connect-app/iml';
import type { TriggerStart as PageStart } from '../protocol.js';
import { Refusal } from './failures.js';

/** Where the polling triggers stand (R3.10) and what other modules keep (R2.31): one state a module, while the server runs. */
export class TriggerStates {
  readonly #states = new Map<string, TriggerState>();

  get(module: string): TriggerState | undefined {
    return this.#states.get(module);
  }

  set(module: string, state: TriggerState | undefined): void {
    if (state === undefined) this.#states.delete(module);
    else this.#states.set(module, state);
  }

  reset(module: string): void {
    this.#states.delete(module);
  }
}

/** What a polling trigger tells new from old by (R3.9); `id` where its definition does not say. */
export function triggerKind(app: App, module: Module): 'id' | 'date' {
  const last = effectiveSteps({ app, component: module, section: 'api' }).at(-1);
  const response = last?.value['response'];
  const trigger = isCollection(response) ? response['trigger'] : undefined;
  return isCollection(trigger) && trigger['type'] === 'date' ? 'date' : 'id';
}

/** The state a first run begins with (R3.16). @throws Refusal when the start is not well formed. */
export function stateOf(kind: 'id' | 'date', start: PageStart, now: number): TriggerState | undefined {
  return startingState(kind, readStart(start), now);
}

function readStart(start: PageStart): TriggerStart {
  switch (start.from) {
    case 'all':
    case 'now':
      return { from: start.from };
    case 'date':
      return { from: 'date', date: dateOf(start.date) };
    case 'item': {
      const { id } = start;
      if (typeof id !== 'string' && typeof id !== 'number') throw malformed();
      return { from: 'item', id, ...(start.date === undefined ? {} : { date: dateOf(start.date) }) };
    }
    default:
      throw malformed();
  }
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Refusal(400, 'trigger-start', `"${text}" is not a date to start from.`);
  return date;
}

function malformed(): Refusal {
  return new Refusal(400, 'trigger-start', 'The start of the trigger is not well formed.');
}
