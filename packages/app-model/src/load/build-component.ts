import type { ActionCrud, Component } from '../app.js';
import { childOf, keyPlace, type Tree, toJson } from '../json/tree.js';
import type { Report } from '../reporter.js';
import type { ComponentSource } from './component-source.js';
import { connectionType, moduleType, webhookType } from './component-type.js';
import { guessConnectionType, guessModuleType } from './guess-type.js';
import { textOf } from './provenance.js';

const CRUDS: readonly string[] = ['create', 'read', 'update', 'delete'] satisfies ActionCrud[];

/** What a component without metadata is linked to, because the app has only one of the kind. */
export interface ImpliedLinks {
  readonly connection: string | undefined;
  readonly webhook: string | undefined;
}

/** Turns what a layout found into a component of the model. Doubts are reported; a usable component always comes back. */
export function buildComponent(source: ComponentSource, implied: ImpliedLinks, report: Report): Component {
  const { metadata, file, sections, kind } = source;
  const name = nameOf(source, report);
  if (source.undescribed) reportUndescribed(source, report);
  const label = textOf(metadata, 'label') ?? name;
  const identity = { name, file };
  const links = {
    connection: textOf(metadata, 'connection') ?? (source.undescribed ? implied.connection : undefined),
    altConnection: textOf(metadata, 'altConnection') ?? textOf(metadata, 'alt_connection'),
  };
  switch (kind) {
    case 'connection':
      return { kind, ...identity, label, type: connectionType(source, report), sections };
    case 'rpc':
      return { kind, ...identity, label, ...links, sections };
    case 'webhook':
      return { kind, ...identity, label, type: webhookType(source, report), ...links, sections };
    case 'module':
      return { kind, ...identity, label, ...links, ...moduleParts(source, implied, report) };
    case 'function':
      return { kind, ...identity, code: source.code ?? '', codeFile: source.codeFile ?? file, test: source.test };
    case 'endpoint':
      return {
        kind,
        ...identity,
        label,
        description: textOf(metadata, 'description') ?? '',
        context: source.context ?? textOf(metadata, 'context'),
        annotations: annotationsOf(metadata),
        attachedAccounts: attachedAccountsOf(metadata),
        sections,
      };
  }
}

function moduleParts(source: ComponentSource, implied: ImpliedLinks, report: Report) {
  const { metadata, sections } = source;
  const type = moduleType(source, report);
  const listens = source.undescribed && type === 'instant_trigger';
  return {
    description: textOf(metadata, 'description') ?? '',
    type,
    crud: crudOf(metadata),
    webhook: textOf(metadata, 'webhook') ?? (listens ? implied.webhook : undefined),
    sections,
  };
}

function reportUndescribed(source: ComponentSource, report: Report): void {
  const { kind, name, file } = source;
  const guess = kind === 'module' ? guessModuleType(source) : kind === 'connection' ? guessConnectionType(source) : '';
  report({
    rule: 'metadata/missing',
    severity: 'error',
    message: `The ${kind} "${name}" has no metadata: no label${guess ? ` and no type; it is read as ${guess}` : ''}. Add metadata.json beside its other files.`,
    at: { file, line: 1, column: 1 },
  });
}

function nameOf(source: ComponentSource, report: Report): string {
  const named = textOf(source.metadata, 'name');
  if (named !== undefined && named !== source.name) {
    report({
      rule: 'metadata/name',
      severity: 'info',
      message: `The ${source.kind} is called "${named}" in its metadata but "${source.name}" by its folder. Give both the same name.`,
      at: keyPlace(source.metadata, ['name']).location(),
    });
  }
  return named ?? source.name;
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
