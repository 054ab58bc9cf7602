import type { App, Module, ModuleType } from '@connect-app/app-model';

/** A heading of the list and what stands below it. */
export interface Group {
  readonly label: string;
  readonly modules: readonly Module[];
}

/** Headings for the modules of an app without groups, in the order of the platform's own list. */
const TYPE_GROUPS: readonly (readonly [label: string, types: readonly ModuleType[]])[] = [
  ['Triggers', ['instant_trigger', 'trigger']],
  ['Actions', ['action']],
  ['Searches', ['search']],
  ['Other', ['universal', 'responder']],
];

/** The app's groups; what stands in none comes last, and an app without groups is listed by type. */
export function groupsOf(app: App): Group[] {
  const modules = [...app.modules.values()];
  const grouped = app.groups.map(({ label, modules: names }) => ({
    label,
    modules: names.flatMap((name) => app.modules.get(name) ?? []),
  }));
  const seen = new Set(grouped.flatMap((group) => group.modules));
  const rest = modules.filter((module) => !seen.has(module));
  const leftOver =
    app.groups.length > 0
      ? [{ label: 'In no group', modules: rest }]
      : TYPE_GROUPS.map(([label, types]) => ({ label, modules: rest.filter(({ type }) => types.includes(type)) }));
  return [...grouped, ...leftOver].filter((group) => group.modules.length > 0);
}
