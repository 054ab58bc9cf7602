import type { SpecEntry } from '@connect-app/app-runner/form';
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FieldSpec, FormValues, ModuleDetail, ModuleSummary, TriggerStart } from '../../protocol.js';
import { call } from '../api/call.js';
import { messageOf } from '../api/call-error.js';
import { submittedValues } from '../form/submitted.js';
import { generation } from './app.js';
import { connectionsFor } from './connections.js';
import { answersOf, createForm, type Form } from './form.js';
import { keepDialog, rememberedDialog } from './memory.js';
import { notice } from './notice.js';
import { placeProblems } from './problems.js';
import { Run } from './run.js';

/** A module's dialog: what was typed, and its latest run. It lives as long as the page; a copy without secrets is stored. */
export interface Dialog {
  readonly name: string;
  readonly instant: boolean;
  readonly detail: Signal<ModuleDetail | undefined>;
  readonly failure: Signal<string | undefined>;
  /** What its bundles hold, as far as that is known: what RPCs say of it is asked for when there are bundles. */
  readonly outputs: Signal<readonly FieldSpec[]>;
  /** The form of the module, or of its webhook where it is an instant trigger. */
  readonly form: Form;
  /** The connection somebody picked; else the first that fits is taken. */
  readonly picked: Signal<string | undefined>;
  readonly connection: ReadonlySignal<string | undefined>;
  readonly start: Signal<TriggerStart | undefined>;
  /** How many bundles a run gives at most; undefined leaves it to the module. */
  readonly limit: Signal<number | undefined>;
  readonly run: Run;
}

const dialogs = new Map<string, Dialog>();

/** The dialog of a module; made when it is first opened. */
export function dialogOf(module: ModuleSummary): Dialog {
  const known = dialogs.get(module.name);
  if (known !== undefined && known.instant === (module.type === 'instant_trigger')) return known;
  const dialog = createDialog(module);
  dialogs.set(module.name, dialog);
  keepDialog(dialog);
  followRun(dialog);
  return dialog;
}

/** What a run refuses shows at the fields it names. */
function followRun({ form, run }: Dialog): void {
  effect(() => {
    const { status, errors } = run.view.value;
    placeProblems(form, ...(status === 'failed' ? errors.map(({ error }) => error) : []));
  });
}

function createDialog(module: ModuleSummary): Dialog {
  const { connection: before, limit, start, ...remembered } = rememberedDialog(module.name);
  const instant = module.type === 'instant_trigger';
  const picked = signal(before);
  const connection = computed(() => {
    const fitting = connectionsFor(module);
    return (fitting.find(({ id }) => id === picked.value) ?? fitting[0])?.id;
  });
  const form = createForm({
    id: `field-${module.name}`,
    component:
      instant && module.webhook !== undefined
        ? { kind: 'webhook', name: module.webhook }
        : { kind: 'module', name: module.name },
    mappable: !instant && module.type !== 'trigger',
    connection,
    needsConnection: module.connection !== undefined,
    ...remembered,
  });
  return {
    name: module.name,
    instant,
    detail: signal(undefined),
    failure: signal(undefined),
    outputs: signal([]),
    form,
    picked,
    connection,
    start: signal(start),
    limit: signal(limit),
    run: new Run(),
  };
}

/** Asks for a dialog's definition as it is now. What was typed stays; answers of RPCs are asked for again when needed. */
export async function loadDetail(dialog: Dialog): Promise<void> {
  const asked = generation.peek();
  try {
    // Without a connection: what RPCs give is asked for by the fields themselves, so that a slow one holds nobody up.
    const detail = await call<ModuleDetail>(`modules/${encodeURIComponent(dialog.name)}`);
    if (asked !== generation.peek()) return;
    dialog.detail.value = detail;
    dialog.outputs.value = detail.interface;
    dialog.failure.value = undefined;
  } catch (error) {
    if (asked === generation.peek()) dialog.failure.value = messageOf(error);
  }
  dialog.form.remote.forget();
}

/** Empties a dialog: every field shows its default again; that can be taken back. What it ran stays in sight. */
export function resetDialog({ form, start, limit }: Dialog): void {
  const before = { values: form.values.peek(), start: start.peek(), limit: limit.peek() };
  const undo = (): void => {
    form.values.value = before.values;
    start.value = before.start;
    limit.value = before.limit;
  };
  notice.value = { kind: 'done', text: 'The dialog holds its defaults again.', undo };
  form.values.value = {};
  form.problems.value = new Map();
  form.before.clear();
  start.value = undefined;
  limit.value = undefined;
}

/** The parameters a dialog shows. */
export function entriesOf(dialog: Dialog): readonly SpecEntry[] {
  const detail = dialog.detail.value;
  return detail === undefined ? [] : [...detail.webhookFields, ...detail.fields];
}

/** The values a run or a subscription of the dialog is given. */
export function dialogValues(dialog: Dialog): FormValues {
  const { form } = dialog;
  return submittedValues({
    entries: entriesOf(dialog),
    values: form.values.value,
    path: form.id,
    answers: answersOf(form),
  });
}
