import { basename } from 'node:path';
import type { App, Connection, Module } from '@connect-app/app-model';
import type { AppSummary, ConnectionType, Meta, ModuleSummary } from '../protocol.js';
import { fieldsOf } from './fields.js';
import type { SortedFindings } from './findings.js';
import { groupsOf } from './groups.js';
import { connectionNameOf, type Workbench } from './workbench.js';

/** Larger icons are no icons. */
const MAX_ICON_BYTES = 512 * 1024;

/** What the list at the left of the page shows. */
export async function summarize(bench: Workbench): Promise<AppSummary> {
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
  const sorted = bench.live.current.sorted(app);
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
    connectionTypes: await Promise.all([...app.connections.values()].map(connectionType)),
  };
}

/** One module of the list. */
export function summarizeModule(app: App, module: Module, findings: SortedFindings): ModuleSummary {
  const { name, label, description, type, webhook, altConnection } = module;
  const connection = connectionNameOf(app, module);
  return {
    name,
    label,
    description,
    type,
    ...(connection === undefined ? {} : { connection }),
    ...(altConnection === undefined ? {} : { altConnection }),
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

/** Nobody can be asked for fields before there is a connection: where an RPC gives some, its placeholder stands. */
async function connectionType({ name, label, type, sections }: Connection): Promise<ConnectionType> {
  return { name, label, fields: await fieldsOf(sections.parameters?.value, undefined), oauth: type === 'oauth' };
}

function iconOf({ icon }: App): { icon?: string } {
  if (!icon || icon.byteLength > MAX_ICON_BYTES) return {};
  return { icon: `data:image/png;base64,${Buffer.from(icon).toString('base64')}` };
}
