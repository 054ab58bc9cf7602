import type { App, Component, Section } from '@connect-app/app-model';

/** An app as plain data, free of places and files, so that two of them can be compared. Empty blocks are left out. */
export function plainApp(app: App): unknown {
  const kinds = ['connections', 'rpcs', 'webhooks', 'modules', 'functions', 'endpoints'] as const;
  return clean({
    metadata: { ...app.metadata, countries: app.metadata.countries?.length ? app.metadata.countries : undefined },
    base: contentOf(app.base),
    common: contentOf(app.common),
    groups: app.groups,
    readme: app.readme,
    icon: app.icon && Buffer.from(app.icon).toString('base64'),
    ...Object.fromEntries(kinds.map((kind) => [kind, [...app[kind].values()].map(plainComponent).sort(byName)])),
  });
}

function plainComponent(component: Component): Record<string, unknown> {
  const { file: _, ...rest } = component;
  if (component.kind === 'function') return { ...rest, codeFile: undefined };
  const sections = Object.entries(component.sections).map(([name, section]) => [name, contentOf(section)]);
  return { ...rest, sections: Object.fromEntries(sections) };
}

function contentOf(section: Section | undefined): unknown {
  const value = section?.value;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;
}

function byName(left: Record<string, unknown>, right: Record<string, unknown>): number {
  return String(left['name']) < String(right['name']) ? -1 : 1;
}

/** Without `undefined` and the empty collections and texts that outputs write where the sources have nothing. */
function clean(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      const empty =
        (key === 'annotations' || key === 'attachedAccounts' || key === 'test') &&
        Object.keys(Object(inner)).length === 0;
      return empty || inner === null ? undefined : inner;
    }),
  );
}
