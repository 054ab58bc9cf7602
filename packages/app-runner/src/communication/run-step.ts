import { setTimeout as wait } from 'node:timers/promises';
import { isTruthy } from '@connect-app/iml';
import { checkStatus, checkValid } from '../response/errors.js';
import { makeOutputs, type OutputChunk } from '../response/items.js';
import { type Pages, startPages } from './pages.js';
import { respond } from './respond.js';
import type { StepRun } from './step-run.js';
import { mergeTemp } from './temp.js';

/** `executed` is false when the condition was falsy. */
export type StepEnd = { readonly executed: boolean };

/** Runs a step in the platform's order (R1.13): repeat, temp, condition, request, response, pages. */
export async function* runStep(run: StepRun): AsyncGenerator<OutputChunk, StepEnd, undefined> {
  const { step, context, runtime } = run;
  const { environment, emit } = runtime;
  let executed = false;
  for (let attempt = 0; ; attempt++) {
    runtime.signal?.throwIfAborted();
    addTemp(run, step.temp?.evaluate(context, environment));
    emit?.({ type: 'step-start', step: step.index, attempt, temp: context['temp'] });
    if (step.condition !== undefined && !isTruthy(step.condition.evaluate(context, environment))) {
      emit?.({ type: 'step-skip', step: step.index });
      if (!run.makesOutputs || step.skipped === undefined) return { executed };
      if (attempt > 0) run.onAttempt();
      yield* skippedOutput(run);
      return { executed };
    }
    if (attempt > 0) run.onAttempt();
    executed = true;
    yield* runPages(run, attempt);
    if (!(await repeats(run, attempt))) return { executed };
  }
}

async function* runPages(run: StepRun, attempt: number): AsyncGenerator<OutputChunk, void, undefined> {
  const { step, context, runtime } = run;
  const pages: Pages = startPages(run);
  for (let page = 0; ; page++) {
    await round(run, { attempt, page });
    let count = 0;
    let items = 0;
    if (run.makesOutputs) {
      const raw = run.kind === 'instant' && !step.sends ? 'payload' : 'body';
      for (const chunk of makeOutputs({
        items: step.items,
        context,
        environment: runtime.environment,
        warn: run.warn,
        raw,
      })) {
        count += chunk.outputs.length;
        items += chunk.items;
        yield chunk;
        runtime.signal?.throwIfAborted();
      }
    }
    runtime.emit?.({
      type: 'page',
      step: step.index,
      attempt,
      page,
      itemsIn: items,
      itemsOut: count,
      temp: context['temp'],
    });
    if (run.isEnough() || !pages.next(count)) return;
  }
}

/** One request and the first half of its response (R2.1). */
async function round(run: StepRun, place: { readonly attempt: number; readonly page: number }): Promise<void> {
  const { step, context, runtime, warn } = run;
  const { environment } = runtime;
  const response = await respond(run, place);
  if (response !== undefined) {
    context['body'] = response.body;
    context['headers'] = response.headers;
    context['statusCode'] = response.statusCode;
    run.onResponse(response);
  }
  const check = { statusCode: response?.statusCode, context, environment, warn };
  checkStatus(step.errors, check);
  addTemp(run, step.responseTemp?.evaluate(context, environment));
  checkValid(step.errors, check);
}

/** `condition.default` stands for the whole result of a skipped step (R1.40). */
function* skippedOutput({ step, context, runtime }: StepRun): Generator<OutputChunk, void, undefined> {
  const value = step.skipped?.evaluate(context, runtime.environment);
  if (Array.isArray(value)) yield { outputs: value as unknown[], list: true, items: 0 };
  else if (isTruthy(value)) yield { outputs: [value], list: false, items: 0 };
}

async function repeats({ step, context, runtime, warn }: StepRun, attempt: number): Promise<boolean> {
  const { repeat } = step;
  if (repeat === undefined || attempt + 1 >= repeat.limit) return false;
  if (repeat.readsBody && attempt === 0) {
    warn('repeat-body', 'repeat.condition reads body; only temp is documented to be there (R1.44).');
  }
  if (!isTruthy(repeat.condition?.evaluate(context, runtime.environment))) return false;
  if (runtime.sleep !== undefined) await runtime.sleep(repeat.delay, runtime.signal);
  else await wait(repeat.delay, undefined, runtime.signal === undefined ? {} : { signal: runtime.signal });
  return true;
}

function addTemp({ context }: StepRun, block: unknown): void {
  if (block !== undefined) context['temp'] = mergeTemp(context['temp'] as Record<string, unknown>, block);
}
