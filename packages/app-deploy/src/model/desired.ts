import {
  type App,
  type Component,
  type ComponentKind,
  componentsOf,
  identityProblems,
  MODULE_TYPE_IDS,
  sectionFilesOf,
  sectionOf,
  sectionText,
} from '@connect-app/app-model';
import { DeployError } from '../errors.js';

/** The vendor's order of deployment (R10.10); what is referred to comes before what refers to it. */
export const KIND_ORDER = [
  'connection',
  'endpoint',
  'rpc',
  'webhook',
  'module',
  'function',
] as const satisfies ComponentKind[];

/** What is known of a component beside its blocks, under the API's own names. References name components of the app. */
export type Metadata = Readonly<Record<string, unknown>>;

/** A component as the sources want it to be on the instance. */
export interface DesiredComponent {
  readonly kind: ComponentKind;
  readonly name: string;
  /** What the API calls its type: of a connection or webhook, never changed once it is there. */
  readonly type?: string | undefined;
  /** Everything that can be changed later. */
  readonly metadata: Metadata;
  /** Texts by the API's name of the block, complete and free of `$ref`. */
  readonly blocks: ReadonlyMap<string, string>;
}

/** A whole app as the sources want it to be. */
export interface DesiredApp {
  readonly version: number;
  readonly metadata: Metadata;
  /** `base`, `groups`, `readme`, and `common` if the sources have it. */
  readonly blocks: ReadonlyMap<string, string>;
  readonly icon?: Uint8Array | undefined;
  readonly components: readonly DesiredComponent[];
}

/**
 * What an app is to become on an instance. What the sources do not say (common data, an icon, installation) stays as it is.
 *
 * @throws DeployError `app/invalid` when no instance would take a name, the theme, the version or the icon (R10.14).
 */
export function desiredApp(app: App, { readme }: { readonly readme?: string | undefined } = {}): DesiredApp {
  const problems = identityProblems(app);
  if (problems.length > 0) {
    throw new DeployError({
      code: 'app/invalid',
      message: problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
      hint: 'Nothing was sent.',
    });
  }
  const { label, description, theme, language, countries, version } = app.metadata;
  const text = app.readme ?? readme;
  const blocks = new Map([['base', sectionText(app.base, 'object')]]);
  blocks.set('groups', `${JSON.stringify(app.groups, undefined, 2)}\n`);
  if (text !== undefined) blocks.set('readme', text);
  if (app.common) blocks.set('common', sectionText(app.common, 'object'));
  return {
    version,
    metadata: {
      label,
      ...(description !== undefined && { description }),
      theme,
      language,
      countries: [...(countries ?? [])],
    },
    blocks,
    icon: app.icon,
    components: KIND_ORDER.flatMap((kind) =>
      componentsOf(app)
        .filter((component) => component.kind === kind)
        .map(desiredComponent)
        .sort((left, right) => (left.name < right.name ? -1 : 1)),
    ),
  };
}

function desiredComponent(component: Component): DesiredComponent {
  const { kind, name } = component;
  const type = kind === 'connection' || kind === 'webhook' ? component.type : undefined;
  return { kind, name, type, metadata: metadataOf(component), blocks: blocksOf(component) };
}

function blocksOf(component: Component): Map<string, string> {
  if (component.kind === 'function') {
    return new Map([['code', component.code], ...(component.test ? [['test', component.test] as const] : [])]);
  }
  const blocks = new Map<string, string>();
  for (const { section, empty, notInArchive } of sectionFilesOf(component)) {
    const written = sectionOf(component, section);
    // Secrets and installation that the sources do not have are the instance's own.
    if (written || !notInArchive) blocks.set(section, sectionText(written, empty));
  }
  return blocks;
}

/** Keys of metadata whose values name connections or webhooks; the instance has names of its own for those (R10.7). */
export const REFERENCES = { connection: 'connection', altConnection: 'connection', webhook: 'webhook' } as const;

function metadataOf(component: Component): Metadata {
  switch (component.kind) {
    case 'connection':
      return { label: component.label };
    case 'rpc':
    case 'webhook':
      return { label: component.label, ...accounts(component) };
    case 'module':
      return {
        label: component.label,
        description: component.description,
        typeId: MODULE_TYPE_IDS[component.type],
        ...(component.type === 'action' && { crud: component.crud ?? null }),
        ...accounts(component),
        ...(component.type === 'instant_trigger' && { webhook: component.webhook ?? null }),
      };
    case 'endpoint':
      return {
        label: component.label,
        description: component.description,
        context: component.context ?? null,
        annotations: component.annotations ?? {},
        attachedAccounts: [...(component.attachedAccounts ?? [])],
      };
    case 'function':
      return {};
  }
}

function accounts({
  connection,
  altConnection,
}: {
  connection?: string | undefined;
  altConnection?: string | undefined;
}) {
  return { connection: connection ?? null, altConnection: altConnection ?? null };
}
