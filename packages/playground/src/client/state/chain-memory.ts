import { effect, untracked } from '@preact/signals';
import { isFormValues } from '../form/link.js';
import { withoutSecrets } from '../form/values.js';
import { app, generation, modules } from './app.js';
import { type ChainStep, steps } from './chain.js';
import { refreshSteps } from './chain-fields.js';
import { store, stored } from './storage.js';
import { whenSettled } from './when-settled.js';

/** Keeps the chain over a reload of the page, in this window alone: how its modules run, not what they gave, and no secrets. */
export function keepChain(): void {
  const key = `${app.peek()?.name ?? ''}:chain`;
  steps.value = stepsOf(stored(key, 'session'), (module) => modules.peek().has(module));
  effect(() => {
    // What was stored, or read of older definitions, may have changed.
    void generation.value;
    void untracked(refreshSteps);
  });
  const settle = whenSettled();
  effect(() => {
    const kept = steps.value.map(keptStep);
    settle(() => store(key, kept.length === 0 ? undefined : kept, 'session'));
  });
}

function keptStep({ view: _, contexts: __, request, ...step }: ChainStep) {
  return { ...step, ...(request && { request: { ...request, values: withoutSecrets(request.values) } }) };
}

/** The steps in what was stored, up to the first that cannot be read or whose module is gone. */
export function stepsOf(kept: unknown, exists: (module: string) => boolean): ChainStep[] {
  const found: ChainStep[] = [];
  for (const step of Array.isArray(kept) ? (kept as Partial<ChainStep>[]) : []) {
    const { module, label, request, fields, sample } = step ?? {};
    const isWhole = typeof module === 'string' && typeof label === 'string' && exists(module) && Array.isArray(fields);
    if (!isWhole || (request !== undefined && (request?.module !== module || !isFormValues(request.values)))) break;
    found.push({
      number: found.length + 1,
      module,
      label,
      request,
      fields,
      sample,
      view: undefined,
      contexts: undefined,
    });
  }
  return found;
}
