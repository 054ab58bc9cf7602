import type { App, Component, Diagnostic, Json, JsonPath, Module, Section } from '@connect-app/app-model';
import { isCollection } from '@connect-app/iml';

/** The findings of an app by whose they are. */
export interface SortedFindings {
  of(module: Module): readonly Diagnostic[];
  /** What belongs to no module. */
  readonly others: readonly Diagnostic[];
}

/** Sorts findings by module: those in its files, in its webhook's, and in the shared files either takes in. */
export function sortFindings(app: App, findings: readonly Diagnostic[]): SortedFindings {
  const files = new Map<string, ReadonlySet<string>>();
  if (findings.length > 0) for (const module of app.modules.values()) files.set(module.name, filesOf(app, module));
  const byModule = new Map<Module, readonly Diagnostic[]>();
  for (const module of app.modules.values()) {
    byModule.set(
      module,
      findings.filter(({ file }) => owns(app, module, file, files)),
    );
  }
  const owned = new Set([...byModule.values()].flat());
  return { of: (module) => byModule.get(module) ?? [], others: findings.filter((finding) => !owned.has(finding)) };
}

function owns(app: App, module: Module, file: string, files: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (files.get(module.name)?.has(file)) return true;
  // A file that does not parse gives no section: its folder says whose it is.
  return app.layout !== 'workspace' && componentsOf(app, module).some((part) => file.startsWith(folderOf(part)));
}

function componentsOf(app: App, module: Module): Component[] {
  const webhook = module.webhook === undefined ? undefined : app.webhooks.get(module.webhook);
  return webhook ? [module, webhook] : [module];
}

function folderOf({ file }: Component): string {
  return file.slice(0, file.lastIndexOf('/') + 1) || '\0';
}

function filesOf(app: App, module: Module): ReadonlySet<string> {
  const files = new Set<string>();
  for (const component of componentsOf(app, module)) {
    if (app.layout !== 'workspace') files.add(component.file);
    if (component.kind === 'function') continue;
    const sections: Readonly<Record<string, Section | undefined>> = component.sections;
    for (const section of Object.values(sections)) if (section) collectFiles(section, section.value, [], files);
  }
  return files;
}

/** The files that a section's parts really stand in. */
function collectFiles(section: Section, value: Json, path: JsonPath, files: Set<string>): void {
  files.add(section.locate(path).file);
  const members = Array.isArray(value) ? value.entries() : isCollection(value) ? Object.entries(value) : [];
  for (const [key, item] of members) collectFiles(section, item as Json, [...path, key], files);
}
