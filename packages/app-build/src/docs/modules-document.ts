import type { App, Module } from '@connect-app/app-model';
import { errorsChapter } from './errors-chapter.js';
import { fieldRows } from './field-rows.js';
import { anchor } from './markdown.js';
import { fieldTables, moduleChapter } from './module-chapter.js';

/**
 * The documentation of an app's modules as Markdown: what a scenario builder reads before and while using them.
 * It becomes `docs/modules.md` and the archive's `readme.md`.
 */
export function modulesDocument(app: App): string {
  const { label, description } = app.metadata;
  const lines = [`# ${label}`, ''];
  if (description) lines.push(description, '');
  lines.push(...contents(app), ...connections(app));
  for (const group of groupsOf(app)) {
    lines.push(`## ${group.label}`, '');
    for (const module of group.modules) lines.push(...moduleChapter(app, module));
  }
  lines.push(...errorsChapter(app));
  return `${lines.join('\n').trim()}\n`;
}

interface Chapter {
  readonly label: string;
  readonly modules: readonly Module[];
}

/** The app's groups in order; modules that no group names come last. */
function groupsOf(app: App): Chapter[] {
  const grouped = new Set(app.groups.flatMap(({ modules }) => modules));
  const rest = [...app.modules.values()].filter(({ name }) => !grouped.has(name));
  const chapters = app.groups.map(({ label, modules }) => ({
    label,
    modules: modules.flatMap((name) => app.modules.get(name) ?? []),
  }));
  return [...chapters, { label: app.groups.length > 0 ? 'Other modules' : 'Modules', modules: rest }].filter(
    ({ modules }) => modules.length > 0,
  );
}

function contents(app: App): string[] {
  return [
    ...groupsOf(app).map(
      ({ label, modules }) =>
        `- **${label}**: ${modules.map((module) => `[${module.label}](#${anchor(module.label)})`).join(' · ')}`,
    ),
    '',
  ];
}

function connections(app: App): string[] {
  return [...app.connections.values()].flatMap((connection) => {
    const signIn = connection.type === 'oauth' ? 'sign in and allow the access' : 'fill in the fields below';
    return [
      `## Connect ${connection.label}`,
      '',
      `1. Add one of the modules below to a scenario, and click *Add* beside *Connection*.`,
      `2. Give the connection a name, ${signIn}, and click *Save*. The connection is checked before it is stored.`,
      '',
      ...fieldTables([fieldRows(app, connection.sections.parameters?.value)]),
    ];
  });
}
