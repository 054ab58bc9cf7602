import { basename } from 'node:path';
import type { App, Module, ModuleGroup, ModuleType } from '@connect-app/app-model';
import type { AppSummary, ConnectionType, FieldSpec, GroupSummary, Meta, ModuleSummary } from '../protocol.js';
import { type SortedFindings, sortFindings } from './findings.js';
import { connectionNameOf, type Workbench } from './workbench.js';

/** Larger icons are no icons. */
const MAX_ICON_BYTES = 512 * 1024;

/** Headings for the modules of an app without groups, in the order of the platform's own list. */
const TYPE_GROUPS: readonly (readonly [label: string, types: readonly ModuleType[]])[] = [
  ['Triggers', ['instant_trigger', 'trigger']],
  ['Actions', ['action']],
  ['Searches', ['search']],
  ['Other', ['universal', 'responder']],
];

/** What the list at the left of the page shows. */
export function summarize(bench: Workbench): AppSummary {
  const { app, findings } = bench.live.current;
  const common = {
    timezone: bench.environment.timezone,
    connections: bench.connections.list(),
    happenings: bench.happenings.map(({ name, label }) => ({ name, label })),
  };
  if (!app) {
    const name = basename(bench.live.path);
    const empty = { description: '', theme: '#888888', groups: [], connectionTypes: [] };
    return { name, label: name, ...empty, ...common, findings };
  }
  const sorted = sortFindings(app, findings);
  const { name, label, description = '', theme } = app.metadata;
  return {
    name,
    label,
    description,
    theme,
    ...iconOf(app),
    ...common,
    groups: groupsOf(app).map((group) => ({
      label: group.label,
      modules: group.modules.map((module) => summarizeModule(app, module, sorted)),
    })),
    findings: sorted.others,
    connectionTypes: [...app.connections.values()].map(connectionType),
  };
}

/** One module of the list. */
export function summarizeModule(app: App, module: Module, findings: SortedFindings): ModuleSummary {
  const { name, label, description, type, webhook } = module;
  const connection = connectionNameOf(app, module);
  return {
    name,
    label,
    description,
    type,
    ...(connection === undefined ? {} : { connection }),
    ...(webhook === undefined ? {} : { webhook }),
    findings: findings.of(module).filter(({ severity }) => severity !== 'info').length,
  };
}

/** Every dialog of the app with its address. */
export function metaOf({ live }: Workbench): Meta {
  const { app } = live.current;
  if (!app) return { app: { name: '', label: '' }, dialogs: [] };
  const { name, label } = app.metadata;
  const dialogs = groupsOf(app).flatMap((group) =>
    group.modules.map((module) => ({
      module: module.name,
      label: module.label,
      group: group.label,
      type: module.type,
      path: `/modules/${encodeURIComponent(module.name)}`,
    })),
  );
  return { app: { name, label }, dialogs };
}

/** The app's groups; what stands in none comes last, and an app without groups is listed by type. */
function groupsOf(app: App): { readonly label: string; readonly modules: readonly Module[] }[] {
  const modules = [...app.modules.values()];
  const grouped = app.groups.map(({ label, modules: names }: ModuleGroup) => ({
    label,
    modules: names.flatMap((name) => app.modules.get(name) ?? []),
  }));
  const seen = new Set(grouped.flatMap((group) => group.modules));
  const rest = modules.filter((module) => !seen.has(module));
  const leftOver =
    app.groups.length > 0
      ? [{ label: 'In no group', modules: rest }]
      : TYPE_GROUPS.map(([label, types]) => ({ label, modules: rest.filter(({ type }) => types.includes(type)) }));
  return [...grouped, ...leftOver].filter((group) => group.modules.length > 0) satisfies readonly {
    label: GroupSummary['label'];
  }[];
}

function connectionType({
  name,
  label,
  type,
  sections,
}: App['connections'] extends ReadonlyMap<string, infer C> ? C : never): ConnectionType {
  const block = sections.parameters?.value;
  const fields = (Array.isArray(block) ? block : []) as unknown as FieldSpec[];
  return { name, label, fields, oauth: type === 'oauth' };
}

function iconOf({ icon }: App): { icon?: string } {
  if (!icon || icon.byteLength > MAX_ICON_BYTES) return {};
  return { icon: `data:image/png;base64,${Buffer.from(icon).toString('base64')}` };
}
