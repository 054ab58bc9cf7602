import type { App, Module, ModuleType } from '@connect-app/app-model';
import { fieldRows, outputRows } from './fields.js';
import { anchor, table } from './markdown.js';
import { failureRows, requestLines } from './requests.js';

const TYPE_NAMES: Readonly<Record<ModuleType, string>> = {
  trigger: 'Trigger (polling)',
  instant_trigger: 'Trigger (instant)',
  search: 'Search',
  action: 'Action',
  universal: 'Universal',
  responder: 'Responder',
};

const FIELD_HEAD = ['Field', 'Type', 'Required', 'Description'];

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
    const { main, advanced } = fieldRows(app, connection.sections.parameters?.value);
    const signIn = connection.type === 'oauth' ? 'sign in and allow the access' : 'fill in the fields below';
    return [
      `## Connect ${connection.label}`,
      '',
      `1. Add one of the modules below to a scenario, and click *Add* beside *Connection*.`,
      `2. Give the connection a name, ${signIn}, and click *Save*. The connection is checked before it is stored.`,
      '',
      ...table(FIELD_HEAD, main),
      ...folded('Advanced settings', table(FIELD_HEAD, advanced)),
    ];
  });
}

function moduleChapter(app: App, module: Module): string[] {
  const webhook = module.webhook === undefined ? undefined : app.webhooks.get(module.webhook);
  const blocks = [webhook?.sections.parameters, module.sections.parameters, module.sections.expect];
  const fields = blocks.map((block) => fieldRows(app, block?.value));
  const output = outputRows(module.sections.interface?.value);
  const requests = requestLines(app, module);
  const failures = failureRows(app, module);
  return [
    `### ${module.label}`,
    '',
    `*${TYPE_NAMES[module.type]}* · \`${module.name}\``,
    '',
    ...(module.description === '' ? [] : [module.description, '']),
    ...table(
      FIELD_HEAD,
      fields.flatMap(({ main }) => main),
    ),
    ...folded(
      'Advanced settings',
      table(
        FIELD_HEAD,
        fields.flatMap(({ advanced }) => advanced),
      ),
    ),
    ...folded('Output', table(['Item', 'Label', 'Type'], output)),
    ...(requests.length > 0 ? [`Requests: ${requests.join(', then ')}`, ''] : []),
    ...folded('Errors', table(['When', 'Error'], failures)),
  ];
}

/** Long tables are folded away, so that a page of modules can be skimmed. */
function folded(title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : ['<details>', `<summary>${title}</summary>`, '', ...content, '</details>', ''];
}
