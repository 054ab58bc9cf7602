import type {
  App,
  AppLayout,
  AppMetadata,
  Component,
  ComponentKind,
  Connection,
  CustomFunction,
  Endpoint,
  Module,
  ModuleGroup,
  Rpc,
  Webhook,
} from '../app.js';
import type { Tree } from '../json/tree.js';
import type { Report } from '../reporter.js';
import type { Section } from '../section.js';
import { buildComponent } from './build-component.js';
import type { ComponentSource } from './component-source.js';
import { rememberMetadata } from './provenance.js';

/** Everything a layout found, ready to be put together. */
export interface AppParts {
  readonly layout: AppLayout;
  readonly root: string;
  readonly metadata: AppMetadata;
  readonly metadataSource: { readonly file: string; readonly tree: Tree };
  readonly base: Section | undefined;
  readonly common: Section | undefined;
  readonly groups: readonly ModuleGroup[];
  readonly groupsSource: { readonly file: string; readonly tree: Tree } | undefined;
  readonly readme: string | undefined;
  readonly icon?: Uint8Array | undefined;
  readonly iconFile?: string | undefined;
  readonly components: readonly ComponentSource[];
}

/** Builds the model every layout ends in. */
export function assembleApp(parts: AppParts, report: Report): App {
  const byKind: Record<ComponentKind, Map<string, Component>> = {
    connection: new Map(),
    endpoint: new Map(),
    rpc: new Map(),
    webhook: new Map(),
    module: new Map(),
    function: new Map(),
  };
  const implied = {
    connection: onlyName(parts.components, 'connection'),
    webhook: onlyName(parts.components, 'webhook'),
  };
  for (const source of parts.components) {
    const component = buildComponent(source, implied, report);
    const taken = byKind[source.kind].get(component.name);
    if (taken) {
      report({
        rule: 'metadata/duplicate',
        severity: 'error',
        message: `Two ${source.kind}s are called "${component.name}": ${taken.file} and ${source.file}. Rename one of them.`,
        at: source.metadata.place.location(),
      });
      continue;
    }
    byKind[source.kind].set(component.name, component);
    rememberMetadata(component, source.file, source.metadata);
  }
  const app: App = {
    layout: parts.layout,
    root: parts.root,
    metadata: parts.metadata,
    base: parts.base,
    common: parts.common,
    groups: parts.groups,
    readme: parts.readme,
    icon: parts.icon,
    iconFile: parts.iconFile,
    connections: byKind.connection as Map<string, Connection>,
    rpcs: byKind.rpc as Map<string, Rpc>,
    webhooks: byKind.webhook as Map<string, Webhook>,
    modules: byKind.module as Map<string, Module>,
    functions: byKind.function as Map<string, CustomFunction>,
    endpoints: byKind.endpoint as Map<string, Endpoint>,
  };
  rememberMetadata(app, parts.metadataSource.file, parts.metadataSource.tree);
  if (parts.groupsSource) rememberMetadata(app.groups, parts.groupsSource.file, parts.groupsSource.tree);
  return app;
}

/** What a component without metadata can only mean: the app's one connection, its one webhook. */
function onlyName(components: readonly ComponentSource[], kind: ComponentKind): string | undefined {
  const [only, ...others] = components.filter((source) => source.kind === kind);
  return others.length === 0 ? only?.name : undefined;
}
