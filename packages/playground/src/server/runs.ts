import type { App, Module } from '@connect-app/app-model';
import { type Runner, reportError } from '@connect-app/app-runner';
import { fromTypedJson } from '@connect-app/iml';
import { GOES_ON, type RunMessage, type RunRequest } from '../protocol.js';
import { Refusal } from './failures.js';
import { mappedValues } from './form-values.js';
import { type RunEnd, runMessages } from './run-stream.js';
import { stateOf, triggerKind } from './trigger-states.js';
import type { Workbench } from './workbench.js';

type Bundles = Readonly<Record<string, unknown>>;

/**
 * Runs a module as the page asks for it: once, or once for each input of a chain (R9.1).
 *
 * @throws Refusal or RunError before the first message when the request or a template in it is malformed.
 */
export function startRun(
  bench: Workbench,
  { app, runner, module, request, signal }: RunCall,
): AsyncGenerator<RunMessage, void, undefined> {
  const values = mappedValues(request.values, bench.environment);
  const used = bench.connections.use(request.connection);
  const inputs = inputsOf(request);
  const { name } = module;
  const start = module.type === 'trigger' ? request.start : undefined;
  const first = start && stateOf(triggerKind(app, module), start, bench.environment.now());
  return (async function* () {
    for (const [input, bundles] of inputs.entries()) {
      if (signal.aborted) return;
      const state = bench.states.get(name) ?? first;
      const run = { runner, module, used, limit: request.limit, state, signal };
      const end = yield* oneInput({ values: () => values(bundles), input, bench, run });
      if (!end.error && !signal.aborted) bench.states.set(name, end.state ?? state);
      if (end.error && !GOES_ON.has(end.error.effect?.kind)) return;
    }
  })();
}

export interface RunCall {
  readonly app: App;
  readonly runner: Runner;
  readonly module: Module;
  readonly request: RunRequest;
  readonly signal: AbortSignal;
}

interface OneInput {
  readonly bench: Workbench;
  readonly values: () => Record<string, unknown>;
  readonly input: number;
  readonly run: Omit<Parameters<typeof runMessages>[0], 'values' | 'input'>;
}

async function* oneInput({ bench, values, input, run }: OneInput): AsyncGenerator<RunMessage, RunEnd, undefined> {
  let resolved: Record<string, unknown>;
  try {
    resolved = values();
  } catch (error) {
    // A mapping that fails concerns this bundle alone.
    const report = reportError(error);
    yield { type: 'error', input, error: report };
    return { error: report };
  }
  const messages = runMessages({ ...run, values: resolved, input });
  try {
    for (let next = await messages.next(); ; next = await messages.next()) {
      if (next.done === true) return next.value;
      // The run's own secrets are gone already; this takes out those of all other connections.
      yield bench.secrets.value(next.value);
    }
  } finally {
    await messages.return({});
  }
}

function inputsOf({ inputs, bundles = {} }: RunRequest): Bundles[] {
  if (inputs === undefined) return [decode(bundles)];
  if (!Array.isArray(inputs)) throw new Refusal(400, 'malformed-run', 'The inputs of the run are not a list.');
  return inputs.map(decode);
}

function decode(bundles: unknown): Bundles {
  if (typeof bundles !== 'object' || bundles === null || Array.isArray(bundles)) {
    throw new Refusal(400, 'malformed-run', 'The bundles of earlier modules are not an object.');
  }
  return fromTypedJson(bundles) as Bundles;
}
