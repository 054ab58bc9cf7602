import type { App, Component } from '../app.js';
import { treeOf } from '../json/source-section.js';
import { childOf, descend, type ObjectTree, type Tree, toJson, treeAt } from '../json/tree.js';
import type { Json, JsonPath, Location, Section } from '../section.js';
import { mergeTrees } from './merge-trees.js';

/** One request-response step as the platform runs it, base already merged in. */
export interface EffectiveStep {
  /** The file of the component's own block. */
  readonly file: string;
  /** Position in the communication, from 0. */
  readonly index: number;
  readonly value: Readonly<Record<string, Json>>;
  /** The place a part really came from: the component's file, base, or a shared file. */
  locate(path: JsonPath): Location;
  /** The place of one character of the text at `path`, counted in the file's own spelling. */
  locateCharacter(path: JsonPath, index: number): Location;
  /** Whether the part at `path` came from base unchanged. */
  isInherited(path: JsonPath): boolean;
}

export interface EffectiveStepsOptions {
  readonly app: App;
  readonly component: Component;
  /** The block to run: `api`, or a webhook's `attach`, `detach`, `update`, or a trigger's `epoch`. */
  readonly section: string;
  /** The part of an OAuth connection's `api`: `authorize`, `token`, `refresh` … (R8.5). */
  readonly stage?: string | undefined;
}

/**
 * The steps of a communication with everything inherited merged in, in the order in which they run.
 *
 * Base goes into every step of modules and RPCs (R1.1, R1.3), and of attach, detach, update and epoch, which are RPCs too
 * (R1.2, C1); never into connections, endpoints and a webhook's own `api`. `epoch` is merged onto the last step of the
 * trigger's `api` (R3.16). No steps come back for a block that is missing or empty: there is nothing to run then.
 *
 * @example
 * const [step] = effectiveSteps({ app, component: module, section: 'api' });
 * step.value.baseUrl; step.locate(['baseUrl']); // { file: 'base.imljson', … }
 */
export function effectiveSteps(options: EffectiveStepsOptions): EffectiveStep[] {
  const section = sectionOf(options.component, options.section);
  if (!section) return [];
  const base = inheritsBase(options.component, options.section) ? baseOf(options.app) : undefined;
  return ownSteps(options, section).map((own, index) => {
    const tree = base ? mergeTrees(base, own) : own;
    return stepOf({ tree, base, file: section.file, index });
  });
}

/** Whether base is merged into a block of a component (R1.1, R1.2, C1). */
export function inheritsBase(component: Component, section: string): boolean {
  if (component.kind === 'webhook') return section !== 'api';
  return component.kind === 'module' || component.kind === 'rpc';
}

/** A section of any kind of component, by name. */
export function sectionOf(component: Component, name: string): Section | undefined {
  if (component.kind === 'function') return undefined;
  const sections: Readonly<Record<string, Section | undefined>> = component.sections;
  return Object.hasOwn(sections, name) ? sections[name] : undefined;
}

function ownSteps({ component, section: name, stage }: EffectiveStepsOptions, section: Section): ObjectTree[] {
  const whole = treeOf(section);
  const tree = stage === undefined ? whole : stageOf(whole, stage);
  const steps = tree ? asSteps(tree) : [];
  if (name !== 'epoch') return steps;
  const api = sectionOf(component, 'api');
  const [epoch] = steps;
  if (!epoch || !api) return steps;
  const trigger = asSteps(treeOf(api));
  const last = trigger.at(-1);
  const merged = last ? mergeTrees(last, epoch) : epoch;
  return [...trigger.slice(0, -1), merged.kind === 'object' ? merged : epoch];
}

/** The `oauth` at the root of an OAuth 1 connection is part of each of its requests (R1.34, R8.10). */
function stageOf(whole: Tree, stage: string): Tree | undefined {
  const own = childOf(whole, stage);
  const oauth = whole.kind === 'object' ? whole.entries.get('oauth') : undefined;
  if (own?.kind !== 'object' || !oauth) return own;
  return mergeTrees({ kind: 'object', place: own.place, entries: new Map([['oauth', oauth]]) }, own);
}

function asSteps(tree: Tree): ObjectTree[] {
  if (tree.kind === 'object') return tree.entries.size === 0 ? [] : [tree];
  if (tree.kind === 'array') return tree.items.filter((item) => item.kind === 'object');
  return [];
}

/** The editor accepts a base that is an array (R1.6); no source says what that means, so its first request is the base. */
function baseOf(app: App): ObjectTree | undefined {
  return app.base && asSteps(treeOf(app.base))[0];
}

function stepOf(parts: { tree: Tree; base: Tree | undefined; file: string; index: number }): EffectiveStep {
  const { tree, base, file, index } = parts;
  const value = toJson(tree);
  return {
    file,
    index,
    value: typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {},
    locate: (path) => descend(tree, path).tree.place.location(),
    locateCharacter: (path, index) => {
      const found = descend(tree, path);
      return found.exact ? found.tree.place.characterLocation(index) : found.tree.place.location();
    },
    isInherited: (path) => {
      const part = treeAt(tree, path);
      return part !== undefined && base !== undefined && treeAt(base, path) === part;
    },
  };
}
