import { computed, signal } from '@preact/signals';
import { type Context, MAX_INPUTS, turnAfter } from '../view/chain-plan.js';
import { cutChain, keepOutcome, openNumber, requestOf, steps } from './chain.js';
import type { Dialog } from './dialogs.js';
import { outcomeOf } from './outcome.js';
import { notePoll } from './polling.js';
import { Run } from './run.js';
import type { RunView } from './run-view.js';

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

/** Whether a step has not run yet: then the open module has nothing to run with. */
export const hasGap = computed(() => steps.value.some(({ contexts }) => contexts === undefined));

/** Runs the open module with what the steps before it gave; steps that have not run yet run first. */
export async function runOpen(dialog: Dialog): Promise<void> {
  shownStep.value = undefined;
  chainNote.value = undefined;
  const request = requestOf(dialog);
  const follows = steps.peek().length > 0;
  if (follows && hasGap.peek()) await runChain(dialog);
  else if (request.inputs?.length === 0)
    chainNote.value = 'The module before this one gave no bundles: there is nothing to run with.';
  else notePoll(dialog, await dialog.run.start(request));
}

/** Runs the chain from its first module to the open one, each once per bundle of the one before (R9.1). */
export async function runChain(dialog: Dialog): Promise<void> {
  shownStep.value = undefined;
  chainNote.value = undefined;
  let before: readonly Context[] | undefined;
  try {
    for (const step of steps.peek()) {
      if (step.request === undefined) {
        before = step.contexts ?? [];
        continue;
      }
      const run = new Run();
      runningStep.value = { number: step.number, run };
      const view = await run.start(
        before === undefined ? step.request : { ...step.request, inputs: before.slice(0, MAX_INPUTS) },
      );
      before = keepOutcome(step.number, view, before);
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
