import type { Component, ComponentKind, ModuleType } from './app.js';
import type { Section } from './section.js';

/** What a missing or empty block means: `{}` or `[]` (R10.4). */
export type EmptyKind = 'object' | 'array';

/** One block of a component, and where it stands in an archive and in a local-development workspace. */
export interface SectionFile {
  /** Our name, the archive's (`<section>.imljson`, R10.1) and the API's (R10.12). */
  readonly section: string;
  readonly empty: EmptyKind;
  /** The workspace's name for the block, a key of `codeFiles` (R10.8). */
  readonly code: string;
  /** The block's part of the workspace's file name: `<id>.<suffix>.iml.json` (R10.9). */
  readonly suffix: string;
  /** The archive has no place for it (R10.3). */
  readonly notInArchive?: true;
}

const api: SectionFile = { section: 'api', empty: 'object', code: 'communication', suffix: 'communication' };
const parameters: SectionFile = { section: 'parameters', empty: 'array', code: 'params', suffix: 'params' };
const scope = (code: string, suffix: string): SectionFile => ({ section: 'scope', empty: 'array', code, suffix });

const MODULE = {
  api,
  epoch: { section: 'epoch', empty: 'object', code: 'epoch', suffix: 'epoch' },
  parameters: { section: 'parameters', empty: 'array', code: 'staticParams', suffix: 'static-params' },
  expect: { section: 'expect', empty: 'array', code: 'mappableParams', suffix: 'mappable-params' },
  interface: { section: 'interface', empty: 'array', code: 'interface', suffix: 'interface' },
  samples: { section: 'samples', empty: 'object', code: 'samples', suffix: 'samples' },
  scope: scope('scope', 'scope'),
} as const satisfies Record<string, SectionFile>;

/** Every block a kind of component can have, in the order in which tools show them. Functions have code instead. */
export const SECTION_FILES: Readonly<Record<ComponentKind, readonly SectionFile[]>> = {
  connection: [
    api,
    { section: 'scopes', empty: 'object', code: 'scopeList', suffix: 'scope-list' },
    scope('defaultScope', 'default-scope'),
    parameters,
    { section: 'common', empty: 'object', code: 'common', suffix: 'common', notInArchive: true },
    { section: 'installSpec', empty: 'array', code: 'installSpec', suffix: 'install-spec', notInArchive: true },
    {
      section: 'install',
      empty: 'object',
      code: 'installDirectives',
      suffix: 'install-directives',
      notInArchive: true,
    },
  ],
  endpoint: [
    api,
    scope('scope', 'scope'),
    { section: 'inputParameters', empty: 'array', code: 'inputParameters', suffix: 'input' },
    { section: 'outputParameters', empty: 'array', code: 'outputParameters', suffix: 'output' },
  ],
  rpc: [api, parameters],
  webhook: [
    api,
    parameters,
    { section: 'attach', empty: 'object', code: 'attach', suffix: 'attach' },
    { section: 'detach', empty: 'object', code: 'detach', suffix: 'detach' },
    scope('requiredScope', 'required-scope'),
    { section: 'update', empty: 'object', code: 'update', suffix: 'update' },
  ],
  module: Object.values(MODULE),
  function: [],
};

const CALLED = [MODULE.api, MODULE.parameters, MODULE.expect, MODULE.interface, MODULE.samples, MODULE.scope];

/** Blocks of a module, by its type (R10.5). */
const MODULE_SECTIONS: Readonly<Record<ModuleType, readonly SectionFile[]>> = {
  action: CALLED,
  search: CALLED,
  universal: CALLED,
  trigger: [MODULE.api, MODULE.epoch, MODULE.parameters, MODULE.interface, MODULE.samples, MODULE.scope],
  instant_trigger: [MODULE.api, MODULE.parameters, MODULE.interface, MODULE.samples],
  responder: [MODULE.api, MODULE.parameters, MODULE.expect],
};

/** The blocks a component has by its kind and type, complete, whether or not the app fills them (R10.5). */
export function sectionFilesOf(component: Component): readonly SectionFile[] {
  return component.kind === 'module' ? MODULE_SECTIONS[component.type] : SECTION_FILES[component.kind];
}

/** A block as every output writes it: free of `$ref`, two blanks, a line end. An absent one is written as what it means. */
export function sectionText(section: Section | undefined, empty: EmptyKind): string {
  if (section === undefined) return empty === 'array' ? '[]\n' : '{}\n';
  return `${JSON.stringify(section.value, undefined, 2)}\n`;
}
