import type { App, Component } from '../../app.js';
import { type EffectiveStep, effectiveSteps } from '../../effective/effective-steps.js';
import { treeOf } from '../../json/source-section.js';
import { childOf } from '../../json/tree.js';
import type { Section } from '../../section.js';
import { componentsOf, sectionsOf } from '../../validate/validate-app.js';

/** A block of requests or of an incoming call, with what it belongs to. */
export interface Communication {
  readonly component: Component;
  /** `api`, `epoch`, `attach`, `detach` or `update`. */
  readonly name: string;
  readonly section: Section;
}

/** One step of a communication, base merged in. */
export interface StepAt extends Communication {
  readonly step: EffectiveStep;
  /** All steps that share their `temp` with this one, itself included. */
  readonly steps: readonly EffectiveStep[];
}

const NAMES: ReadonlySet<string> = new Set(['api', 'attach', 'detach', 'update', 'epoch']);
/** The stages of an OAuth connection (R8.5, R8.10). */
export const OAUTH_STAGES = [
  'preauthorize',
  'requestToken',
  'authorize',
  'token',
  'accessToken',
  'info',
  'refresh',
  'invalidate',
];

const known = new WeakMap<App, { communications: Communication[]; steps: StepAt[] }>();

/** Blocks whose texts are expressions, with what they belong to. Base is no block of its own: it is part of every step. */
export function communications(app: App): readonly Communication[] {
  return lookThrough(app).communications;
}

/** Every request of the app as it is sent, worked out once for all rules. */
export function allSteps(app: App): readonly StepAt[] {
  return lookThrough(app).steps;
}

function lookThrough(app: App): { communications: Communication[]; steps: StepAt[] } {
  const before = known.get(app);
  if (before) return before;
  const found: Communication[] = componentsOf(app).flatMap((component) =>
    sectionsOf(component).flatMap(([name, section]) => (NAMES.has(name) ? [{ component, name, section }] : [])),
  );
  const steps = found.flatMap((communication) => stepsOf(app, communication));
  const all = { communications: found, steps };
  known.set(app, all);
  return all;
}

function stepsOf(app: App, { component, name, section }: Communication): StepAt[] {
  const steps =
    component.kind === 'connection' && isStaged(section)
      ? OAUTH_STAGES.flatMap((stage) => effectiveSteps({ app, component, section: name, stage }))
      : effectiveSteps({ app, component, section: name });
  return steps.map((step) => ({ component, name, section, step, steps }));
}

/** Whether a connection's block is made of OAuth stages, whatever its metadata says. */
export function isStaged(section: Section): boolean {
  const tree = treeOf(section);
  return OAUTH_STAGES.some((stage) => childOf(tree, stage)?.kind === 'object');
}
