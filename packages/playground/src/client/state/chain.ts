import { computed, signal } from '@preact/signals';
import type { FieldSpec, ModuleSummary, RunRequest } from '../../protocol.js';
import { contextAt, contextsOf, inputsOf } from '../view/chain-plan.js';
import type { Context, RunView } from '../view/run-view.js';
import { modules } from './app.js';
import { type Dialog, dialogValues } from './dialogs.js';
import { outcomeOf } from './outcome.js';

/** A module of the chain before the open dialog. */
export interface ChainStep {
  readonly number: number;
  readonly module: string;
  readonly label: string;
  /** How it runs; undefined for an instant trigger: what was delivered stays. */
  readonly request: RunRequest | undefined;
  /** What the app says its bundles hold, and an example: there is something to map before it has run. */
  readonly fields: readonly FieldSpec[];
  readonly sample: unknown;
  /** How it ran last, and what the next module can read of that; undefined while it has not run. */
  readonly view: RunView | undefined;
  readonly contexts: readonly Context[] | undefined;
}

export const steps = signal<readonly ChainStep[]>([]);
/** The earlier bundle that samples and previews show, by its place among the last step's. */
export const shownContext = signal(0);
/** Whether the open module runs for the shown bundle alone. */
export const onlyShown = signal(false);
/** The number of the open module. */
export const openNumber = computed(() => steps.value.length + 1);

/** All that the open module could run with; undefined without a chain, or while the step before it has not run. */
export const available = computed(() => steps.value.at(-1)?.contexts);

/** The inputs the open module runs with; undefined without a chain: it runs once. */
export const inputs = computed<readonly Context[] | undefined>(
  () => available.value && inputsOf(available.value, onlyShown.value ? shownContext.value : undefined),
);

/** The bundles that completion and previews show: those of the shown context; examples until there are some. */
export const sampleContext = computed<Context>(() => {
  const context = available.value && contextAt(available.value, shownContext.value);
  if (context !== undefined) return context;
  return Object.fromEntries(steps.value.map(({ number, sample }) => [number, sample ?? {}]));
});

/** Triggers begin a scenario; they cannot stand after other modules. */
export function canFollow(type: ModuleSummary['type'] | undefined): boolean {
  return type !== 'trigger' && type !== 'instant_trigger';
}

/** What a dialog asks for when it runs as it stands. */
export function requestOf(dialog: Dialog): RunRequest {
  const connection = dialog.connection.value;
  const given = canFollow(modules.value.get(dialog.name)?.type) ? inputs.value : undefined;
  return {
    module: dialog.name,
    values: dialogValues(dialog),
    ...(connection === undefined ? {} : { connection }),
    ...(dialog.limit.value === undefined ? {} : { limit: dialog.limit.value }),
    ...(dialog.start.value === undefined ? {} : { start: dialog.start.value }),
    ...(given === undefined ? {} : { inputs: given }),
  };
}

/** Makes the open module a step of the chain: the next one to be opened can map its bundles. A trigger begins a new chain. */
export function handOn(dialog: Dialog): ChainStep {
  const module = modules.peek().get(dialog.name);
  const before = canFollow(module?.type) ? steps.peek() : [];
  const number = before.length + 1;
  const detail = dialog.detail.peek();
  const view = outcomeOf(dialog);
  const hasRun = view.status === 'done' || (view.status !== 'running' && view.bundles.length > 0);
  const { inputs: _, ...request } = requestOf(dialog);
  const step: ChainStep = {
    number,
    module: dialog.name,
    label: module?.label ?? dialog.name,
    request: dialog.instant ? undefined : request,
    fields: dialog.outputs.peek(),
    sample: sampleOf(detail?.samples),
    view: hasRun ? view : undefined,
    contexts: hasRun ? contextsOf(view, number) : undefined,
  };
  steps.value = [...before, step];
  shownContext.value = 0;
  onlyShown.value = false;
  return step;
}

/** Takes a step and those after it out of the chain. */
export function cutChain(number: number): void {
  steps.value = steps.peek().filter((step) => step.number < number);
  shownContext.value = 0;
  onlyShown.value = false;
}

/** Keeps how a step ran; gives what the next one can read. */
export function keepOutcome(number: number, view: RunView): readonly Context[] {
  const contexts = contextsOf(view, number);
  steps.value = steps.peek().map((step) => (step.number === number ? { ...step, view, contexts } : step));
  return contexts;
}

/** Samples are one bundle, or a list of them. */
export function sampleOf(samples: unknown): unknown {
  return Array.isArray(samples) ? samples[0] : (samples ?? undefined);
}
