import { computed, signal } from '@preact/signals';
import type { FieldSpec } from '../../protocol.js';
import { inputsOf, turnAfter } from '../view/chain-plan.js';
import { deliveryView } from '../view/delivery-view.js';
import { type Context, NO_RUN, type RunView } from '../view/run-view.js';
import { modules } from './app.js';
import { type ChainStep, canFollow, cutChain, keepOutcome, openNumber, requestOf, steps } from './chain.js';
import type { Dialog } from './dialogs.js';
import { notice } from './notice.js';
import { outcomeOf } from './outcome.js';
import { notePoll } from './polling.js';
import { Run } from './run.js';
import { shownDelivery } from './webhooks.js';

/** The step that runs now, while the chain runs. */
export const runningStep = signal<{ readonly number: number; readonly run: Run } | undefined>(undefined);
/** The step whose outcome the panels show instead of the open module's. */
export const shownStep = signal<number | undefined>(undefined);
/** Why the chain did not come to the open module. */
export const chainNote = signal<string | undefined>(undefined);

/** What the panels show: of the step that runs, of the step somebody looks at, else of the open module. */
export function shownView(dialog: Dialog): RunView {
  const running = runningStep.value;
  if (running !== undefined) return running.run.view.value;
  const step = steps.value.find(({ number }) => number === shownStep.value);
  return step?.view ?? outcomeOf(dialog);
}

/** What the bundles of {@link shownView} are called. */
export function shownFields(dialog: Dialog): readonly FieldSpec[] {
  const number = runningStep.value?.number ?? shownStep.value;
  return steps.value.find((step) => step.number === number)?.fields ?? dialog.outputs.value;
}

/** Whether the open module, or a step before it, runs right now. */
export function isRunning(dialog: Dialog): boolean {
  return runningStep.value !== undefined || dialog.run.view.value.status === 'running';
}

/** The first step that has not run yet; without its bundles the open module has nothing to run with. */
export const firstGap = computed(() => steps.value.find(({ contexts }) => contexts === undefined)?.number);

/** Runs the open module with what the steps before it gave; steps that have not run yet run first. */
export async function runOpen(dialog: Dialog): Promise<void> {
  shownStep.value = undefined;
  chainNote.value = undefined;
  const request = requestOf(dialog);
  if (request.start?.from === 'item' && request.start.id === undefined) {
    notice.value = { kind: 'error', text: 'Choose the record to start with first.' };
    return;
  }
  const gap = firstGap.peek();
  if (gap !== undefined && canFollow(modules.peek().get(dialog.name)?.type)) await runChain(dialog, gap);
  else if (request.inputs?.length === 0)
    chainNote.value = 'The module before this one gave no bundles: there is nothing to run with.';
  else notePoll(dialog, await dialog.run.start(request));
}

/** Runs the chain from a module to the open one, each once per bundle of the one before (R9.1). */
export async function runChain(dialog: Dialog, from = 1): Promise<void> {
  shownStep.value = undefined;
  chainNote.value = undefined;
  let before = from === 1 ? undefined : steps.peek()[from - 2]?.contexts;
  try {
    for (const step of steps.peek().slice(from - 1)) {
      const view: RunView = await runStep(step, before);
      before = keepOutcome(step.number, view);
      const turn = turnAfter(view);
      if (turn === 'goes on') continue;
      shownStep.value = step.number;
      if (turn === 'nothing to hand on')
        chainNote.value = `Module ${step.number}, ${step.label}, gave no bundles: nothing after it runs.`;
      return;
    }
  } finally {
    runningStep.value = undefined;
  }
  await dialog.run.start(requestOf(dialog));
}

/** Runs a module of the chain. A webhook cannot be run: what it delivered last is taken. */
async function runStep(
  { number, module, request }: ChainStep,
  before: readonly Context[] | undefined,
): Promise<RunView> {
  if (request === undefined) {
    const delivery = shownDelivery(module);
    return delivery === undefined ? NO_RUN : deliveryView(delivery);
  }
  const run = new Run();
  runningStep.value = { number, run };
  return run.start(before === undefined ? request : { ...request, inputs: inputsOf(before, undefined) });
}

/** Calls off whatever runs. */
export function cancelRun(dialog: Dialog): void {
  runningStep.peek()?.run.cancel();
  dialog.run.cancel();
}

/** Takes a step and those after it out of the chain; what the panels showed of them goes too. */
export function removeFrom(number: number): void {
  cutChain(number);
  if ((shownStep.peek() ?? 0) >= openNumber.peek()) shownStep.value = undefined;
  chainNote.value = undefined;
}
