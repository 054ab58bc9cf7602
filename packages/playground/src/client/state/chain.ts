import { computed, signal } from '@preact/signals';
import type { RunRequest } from '../../protocol.js';
import { modules } from './app.js';
import { type Dialog, dialogValues } from './dialogs.js';
import { Run } from './run.js';
import type { RunView } from './run-view.js';

/** Bundles by the number of the module they came from: what a template reads (`{{1.name}}`). */
export type Context = Readonly<Record<string, unknown>>;

/** A module of the chain before the open dialog, as it was run. */
export interface ChainStep {
  readonly number: number;
  readonly label: string;
  /** How it ran; running the chain runs it so again. */
  readonly request: RunRequest;
  /** One for each of its bundles, with the bundles of the modules before it. */
  readonly contexts: readonly Context[];
}

/** More bundles than these are not handed on: each is a run of its own. */
export const MAX_INPUTS = 100;

export const steps = signal<readonly ChainStep[]>([]);
/** Which bundle of the module before the open one is taken; undefined takes all of them. */
export const chosenInput = signal<number | undefined>(undefined);
/** The number of the open module. */
export const openNumber = computed(() => steps.value.length + 1);

const available = computed<readonly Context[]>(() => steps.value.at(-1)?.contexts ?? []);

/** The inputs the open module runs with; undefined without a chain: it runs once. */
export const inputs = computed<readonly Context[] | undefined>(() => {
  if (steps.value.length === 0) return undefined;
  const one = chosenInput.value === undefined ? undefined : available.value[chosenInput.value];
  return one === undefined ? available.value.slice(0, MAX_INPUTS) : [one];
});

/** The bundles that completion and previews show: those of the first input. */
export const sampleContext = computed<Context>(() => inputs.value?.[0] ?? {});

/** What a dialog asks for when it runs as it stands. */
export function requestOf(dialog: Dialog): RunRequest {
  const connection = dialog.connection.value;
  return {
    module: dialog.name,
    values: dialogValues(dialog),
    ...(connection === undefined ? {} : { connection }),
    ...(dialog.start.value === undefined ? {} : { start: dialog.start.value }),
    ...(inputs.value === undefined ? {} : { inputs: inputs.value }),
  };
}

/** Makes the open module a step of the chain: the next one to be opened can map its bundles. */
export function handOn(dialog: Dialog): void {
  const number = openNumber.peek();
  const contexts = contextsOf(dialog.run.view.peek(), inputs.peek(), number);
  const label = modules.peek().get(dialog.name)?.label ?? dialog.name;
  steps.value = [...steps.peek(), { number, label, request: requestOf(dialog), contexts }];
  chosenInput.value = undefined;
}

/** Takes a step and those after it out of the chain. */
export function cutChain(number: number): void {
  steps.value = steps.peek().filter((step) => step.number < number);
  chosenInput.value = undefined;
}

/** Runs the chain from its first module to the open one, each once per bundle of the one before. The first failure ends it. */
export async function runChain(dialog: Dialog): Promise<void> {
  let before: readonly Context[] | undefined;
  for (const step of steps.peek()) {
    const run = new Run();
    chainRun.value = { number: step.number, run };
    const { inputs: _, ...request } = step.request;
    const view = await run.start(before === undefined ? request : { ...request, inputs: before.slice(0, MAX_INPUTS) });
    if (view.status !== 'done') {
      dialog.run.view.value = view;
      break;
    }
    const contexts = contextsOf(view, before, step.number);
    steps.value = steps.peek().map((old) => (old.number === step.number ? { ...old, contexts } : old));
    before = contexts;
  }
  const failed = chainRun.peek() !== undefined && dialog.run.view.peek() === chainRun.peek()?.run.view.peek();
  chainRun.value = undefined;
  if (!failed) await dialog.run.start(requestOf(dialog));
}

/** The step that runs now, while the chain runs. */
export const chainRun = signal<{ readonly number: number; readonly run: Run } | undefined>(undefined);

function contextsOf(view: RunView, before: readonly Context[] | undefined, number: number): Context[] {
  return view.bundles.map(({ input, bundle }) => ({ ...before?.[input], [number]: bundle }));
}
