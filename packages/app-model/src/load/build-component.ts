import {
  type ActionCrud,
  type Component,
  type ConnectionType,
  MODULE_TYPE_IDS,
  type ModuleType,
  type WebhookType,
} from '../app.js';
import { childOf, keyPlace, type Tree, toJson } from '../json/tree.js';
import type { Report } from '../reporter.js';
import type { ComponentSource } from './component-source.js';
import { textOf } from './provenance.js';

const CRUDS: readonly string[] = ['create', 'read', 'update', 'delete'] satisfies ActionCrud[];

/** Turns what a layout found into a component of the model. Doubts are reported; a usable component always comes back. */
export function buildComponent(source: ComponentSource, report: Report): Component {
  const { metadata, file, sections, kind } = source;
  const name = nameOf(source, report);
  const label = textOf(metadata, 'label') ?? name;
  const identity = { name, file };
  const links = { connection: textOf(metadata, 'connection'), altConnection: altConnectionOf(metadata) };
  switch (kind) {
    case 'connection':
      return { kind, ...identity, label, type: connectionType(source, report), sections };
    case 'rpc':
      return { kind, ...identity, label, ...links, sections };
    case 'webhook':
      return { kind, ...identity, label, type: webhookType(source, report), ...links, sections };
    case 'module':
      return {
        kind,
        ...identity,
        label,
        description: textOf(metadata, 'description') ?? '',
        type: moduleType(source, report),
        crud: crudOf(metadata),
        ...links,
        webhook: textOf(metadata, 'webhook'),
        sections,
      };
    case 'function':
      return { kind, ...identity, code: source.code ?? '', test: source.test };
    case 'endpoint':
      return {
        kind,
        ...identity,
        label,
        description: textOf(metadata, 'description') ?? '',
        context: textOf(metadata, 'context'),
        annotations: annotationsOf(metadata),
        attachedAccounts: attachedAccountsOf(metadata),
        sections,
      };
  }
}

function nameOf(source: ComponentSource, report: Report): string {
  const named = textOf(source.metadata, 'name');
  if (named !== undefined && named !== source.name) {
    report({
      rule: 'metadata/name',
      severity: 'warning',
      message: `The ${source.kind} is called "${named}" in its metadata but "${source.name}" by its folder. Give both the same name.`,
      at: keyPlace(source.metadata, ['name']).location(),
    });
  }
  return named ?? source.name;
}

/** `type` as a word, as a number, or `typeId` (R10.2, R10.18). */
function moduleType(source: ComponentSource, report: Report): ModuleType {
  const { metadata } = source;
  for (const key of ['type', 'typeId', 'type_id']) {
    const child = childOf(metadata, key);
    if (child?.kind !== 'scalar' || child.value === null) continue;
    const written = String(child.value);
    for (const [type, id] of Object.entries(MODULE_TYPE_IDS)) {
      if (written === type || written === String(id)) return type as ModuleType;
    }
  }
  report({
    rule: 'metadata/type',
    severity: 'error',
    message: `The module "${source.name}" needs a type: ${Object.keys(MODULE_TYPE_IDS).join(', ')}. It is read as an action.`,
    at: keyPlace(metadata, ['type']).location(),
  });
  return 'action';
}

/** The API knows finer types (oauth1, oauth2, apikey …, R8.1); to the model only the flow matters. */
function connectionType(source: ComponentSource, report: Report): ConnectionType {
  const written = textOf(source.metadata, 'type');
  if (written?.startsWith('oauth')) return 'oauth';
  if (written !== undefined) return 'basic';
  const api = source.sections['api']?.value;
  const oauth =
    typeof api === 'object' && api !== null && !Array.isArray(api) && ('token' in api || 'authorize' in api);
  report({
    rule: 'metadata/type',
    severity: 'warning',
    message: `The connection "${source.name}" does not say its type: basic or oauth. It is read as ${oauth ? 'oauth' : 'basic'}.`,
    at: source.metadata.place.location(),
  });
  return oauth ? 'oauth' : 'basic';
}

function webhookType(source: ComponentSource, report: Report): WebhookType {
  const written = textOf(source.metadata, 'type');
  if (written === 'web' || written === 'web-shared') return written;
  report({
    rule: 'metadata/type',
    severity: 'warning',
    message: `The webhook "${source.name}" does not say its type: web (dedicated) or web-shared. It is read as web.`,
    at: keyPlace(source.metadata, ['type']).location(),
  });
  return 'web';
}

function altConnectionOf(metadata: Tree): string | undefined {
  return textOf(metadata, 'altConnection') ?? textOf(metadata, 'alt_connection');
}

function crudOf(metadata: Tree): ActionCrud | undefined {
  const crud = textOf(metadata, 'crud')?.toLowerCase();
  return crud !== undefined && CRUDS.includes(crud) ? (crud as ActionCrud) : undefined;
}

function annotationsOf(metadata: Tree): Record<string, unknown> | undefined {
  const tree = childOf(metadata, 'annotations');
  const value = tree?.kind === 'object' ? toJson(tree) : undefined;
  return value as Record<string, unknown> | undefined;
}

function attachedAccountsOf(metadata: Tree): string[] | undefined {
  const tree = childOf(metadata, 'attachedAccounts');
  if (tree?.kind !== 'array') return undefined;
  return tree.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}
