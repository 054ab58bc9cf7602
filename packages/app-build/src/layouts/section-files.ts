import type { ComponentKind, ModuleType } from '@connect-app/app-model';

/** What an empty block of a kind is written as: a missing array block would be imported as `{}` (R10.4). */
export type EmptyBlock = '{}' | '[]';

/** One block of a component: where it stands in an archive and in a local-development workspace. */
export interface SectionFile {
  /** Our name and the archive's: `<section>.imljson` (R10.1). */
  readonly section: string;
  readonly empty: EmptyBlock;
  /** The workspace's name for the block, a key of `codeFiles` (R10.8). */
  readonly code: string;
  /** The block's part of the workspace's file name: `<id>.<suffix>.iml.json` (R10.9). */
  readonly suffix: string;
  /** The archive has no place for it (R10.3). */
  readonly notInArchive?: true;
}

const api: SectionFile = { section: 'api', empty: '{}', code: 'communication', suffix: 'communication' };
const parameters: SectionFile = { section: 'parameters', empty: '[]', code: 'params', suffix: 'params' };
const scope = (code: string, suffix: string): SectionFile => ({ section: 'scope', empty: '[]', code, suffix });

const MODULE = {
  api,
  epoch: { section: 'epoch', empty: '{}', code: 'epoch', suffix: 'epoch' },
  parameters: { section: 'parameters', empty: '[]', code: 'staticParams', suffix: 'static-params' },
  expect: { section: 'expect', empty: '[]', code: 'mappableParams', suffix: 'mappable-params' },
  interface: { section: 'interface', empty: '[]', code: 'interface', suffix: 'interface' },
  samples: { section: 'samples', empty: '{}', code: 'samples', suffix: 'samples' },
  scope: scope('scope', 'scope'),
} as const satisfies Record<string, SectionFile>;

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

const SECTIONS: Readonly<Record<Exclude<ComponentKind, 'module' | 'function'>, readonly SectionFile[]>> = {
  connection: [
    api,
    { section: 'scopes', empty: '{}', code: 'scopeList', suffix: 'scope-list' },
    scope('defaultScope', 'default-scope'),
    parameters,
    { section: 'common', empty: '{}', code: 'common', suffix: 'common', notInArchive: true },
    { section: 'installSpec', empty: '[]', code: 'installSpec', suffix: 'install-spec', notInArchive: true },
    { section: 'install', empty: '{}', code: 'installDirectives', suffix: 'install-directives', notInArchive: true },
  ],
  rpc: [api, parameters],
  webhook: [
    api,
    parameters,
    { section: 'attach', empty: '{}', code: 'attach', suffix: 'attach' },
    { section: 'detach', empty: '{}', code: 'detach', suffix: 'detach' },
    scope('requiredScope', 'required-scope'),
    { section: 'update', empty: '{}', code: 'update', suffix: 'update' },
  ],
  endpoint: [
    api,
    scope('scope', 'scope'),
    { section: 'inputParameters', empty: '[]', code: 'inputParameters', suffix: 'input' },
    { section: 'outputParameters', empty: '[]', code: 'outputParameters', suffix: 'output' },
  ],
};

/** The blocks a component has, complete, in the order in which they are written. Functions have code instead. */
export function sectionFiles(component: {
  readonly kind: ComponentKind;
  readonly type?: string;
}): readonly SectionFile[] {
  if (component.kind === 'function') return [];
  return component.kind === 'module' ? MODULE_SECTIONS[component.type as ModuleType] : SECTIONS[component.kind];
}
