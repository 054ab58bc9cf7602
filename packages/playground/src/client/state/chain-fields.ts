import { generation, modules } from './app.js';
import { type ChainStep, sampleOf, steps } from './chain.js';
import { dialogOf } from './dialogs.js';
import { detailWith } from './outputs.js';

/** Asks anew what the bundles of a step hold: definitions may have changed since it was added, and RPCs may know more. */
export async function refreshStep({ number, module, request }: ChainStep): Promise<void> {
  const summary = modules.peek().get(module);
  if (summary === undefined) return;
  const asked = generation.peek();
  // While the app is broken the step stays as it was.
  const detail = await detailWith(module, request?.connection ?? dialogOf(summary).connection.peek()).catch(() => {});
  if (!detail || asked !== generation.peek()) return;
  const { label, interface: fields, samples } = detail;
  const known = { label, fields, sample: sampleOf(samples) };
  steps.value = steps
    .peek()
    .map((step) => (step.number === number && step.module === module ? { ...step, ...known } : step));
}

/** The same for the whole chain. */
export async function refreshSteps(): Promise<void> {
  await Promise.all(steps.peek().map(refreshStep));
}
