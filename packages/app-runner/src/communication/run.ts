import { RunError } from '../errors/index.js';
import type { ParsedResponse } from '../request/send.js';
import { checkResult } from '../response/output-type.js';
import type { Warn } from '../response/warn.js';
import type { CompiledStep } from './compile-step.js';
import { Gate, LISTS, type StepsRun } from './gate.js';
import { Outcome, wrap } from './outcome.js';
import { runStep } from './run-step.js';
import type { CommunicationRuntime } from './runtime.js';
import type { StepRun } from './step-run.js';
import { CAPPED, checkStored } from './stored-data.js';
import { isPlainObject } from './temp.js';
import type { CommunicationKind, CommunicationResult, OutputBatch } from './types.js';

/** Kinds whose response values matter, not their outputs. */
const VALUES_ONLY: ReadonlySet<CommunicationKind> = new Set(['connection', 'webhook', 'responder']);

/** Runs the steps in order; the last one that gives something decides the result (R1.41, R1.43). */
export async function* runSteps(
  steps: readonly CompiledStep[],
  { kind, context, runtime }: StepsRun,
): AsyncGenerator<OutputBatch, CommunicationResult, undefined> {
  let kept = { outcome: new Outcome(), step: 0 };
  let empty = false;
  let last: ParsedResponse | undefined;
  const values: Record<string, unknown> = {};
  const warn = warner(runtime);
  const gate = new Gate({ kind, context, runtime }, warn);

  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    let outcome = new Outcome();
    for (const name of ['body', 'headers', 'statusCode', 'item', 'iterate', 'output']) context[name] = undefined;
    const run: StepRun = {
      step,
      kind,
      context,
      runtime,
      warn,
      makesOutputs: !VALUES_ONLY.has(kind),
      isEnough: () => isLast && step.limit !== undefined && gate.isEnough(outcome, step),
      onAttempt: () => {
        outcome = new Outcome();
      },
      onResponse: (response) => {
        last = response;
      },
    };
    const streams = isLast && LISTS.has(kind) && step.wrapper === undefined && step.repeat === undefined;
    const chunks = runStep(run);
    let executed = false;
    try {
      for (let next = await chunks.next(); ; next = await chunks.next()) {
        if (next.done === true) {
          executed = next.value.executed;
          break;
        }
        if (!streams) {
          outcome.add(next.value);
          continue;
        }
        outcome.note(next.value);
        if (!next.value.list) for (const output of next.value.outputs) checkResult(kind, output, index);
        const batch = gate.pass(next.value, step);
        if (batch !== undefined) yield batch;
        if (gate.full) {
          executed = true;
          break;
        }
      }
    } catch (error) {
      throw error instanceof RunError ? error.at(index) : error;
    } finally {
      await chunks.return({ executed });
    }
    if (executed) {
      if (!streams) outcome = wrap(outcome, step, context, runtime);
      assignValues(values, step, { kind, context, runtime });
    }
    empty ||= outcome.empty;
    if (streams && outcome.shape !== 'none') return result(outcome.shape, gate.limit);
    if (outcome.shape !== 'none') kept = { outcome, step: index };
  }

  const final = steps.at(-1);
  if (kept.outcome.shape === 'none' && empty && (kind === 'action' || kind === 'universal')) {
    kept.outcome.add({ outputs: [{}], list: false, items: 0 });
  }
  const { outcome } = kept;
  if (outcome.shape === 'none' || final === undefined) return result('none', gate.limit);
  checkResult(kind, outcome.value, kept.step);
  const batch = gate.pass(outcome, final);
  if (batch !== undefined) yield batch;
  return result(outcome.shape, gate.limit);

  function result(shape: CommunicationResult['shape'], limit: number | undefined): CommunicationResult {
    const { statusCode, headers, body } = last ?? {};
    return { shape, statusCode, headers, body, temp: context['temp'] as Record<string, unknown>, values, limit };
  }
}

/** `data` merges over the steps, of the others the last step that has them decides (R2.31). */
function assignValues(values: Record<string, unknown>, step: CompiledStep, { kind, context, runtime }: StepsRun): void {
  for (const [key, directive] of step.values) {
    const value = directive.evaluate(context, runtime.environment);
    if (value === undefined) continue;
    const before = values[key];
    values[key] = key === 'data' && isPlainObject(before) && isPlainObject(value) ? { ...before, ...value } : value;
    if (key === 'data' && CAPPED.has(kind)) checkStored(values[key], directive);
  }
}

/** Says each warning once, however many pages repeat it. */
function warner({ emit }: CommunicationRuntime): Warn {
  const said = new Set<string>();
  return (code, message) => {
    if (emit === undefined || said.has(code)) return;
    said.add(code);
    emit({ type: 'warning', code, message });
  };
}
