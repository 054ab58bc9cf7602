import type { App, Module, ModuleType, Webhook } from '@connect-app/app-model';
import { failuresOf, typeLinks } from './failures.js';
import { type FieldRows, fieldRows } from './field-rows.js';
import { folded, table } from './markdown.js';
import { outputRows } from './output-rows.js';
import { requestWords } from './requests.js';

const TYPE_NAMES: Readonly<Record<ModuleType, string>> = {
  trigger: 'Trigger (polling)',
  instant_trigger: 'Trigger (instant)',
  search: 'Search',
  action: 'Action',
  universal: 'Universal',
  responder: 'Responder',
};

/** What one bundle of a module stands for. */
const BUNDLES: Readonly<Record<ModuleType, string>> = {
  trigger: 'One bundle for each new or changed record, at most as many as the limit says.',
  instant_trigger: 'One bundle for each delivery.',
  search: 'One bundle for each result.',
  action: 'One bundle.',
  universal: 'One bundle.',
  responder: '',
};

/** The fields of a dialog as tables: those seen at once, and those behind the advanced settings. */
export function fieldTables(rows: readonly FieldRows[]): string[] {
  const head = ['Field', 'Type', 'Required', 'Description'];
  return [
    ...table(
      head,
      rows.flatMap(({ main }) => main),
    ),
    ...folded(
      'Advanced settings',
      table(
        head,
        rows.flatMap(({ advanced }) => advanced),
      ),
    ),
  ];
}

/** What there is to know about one module: what it does, what it asks for, gives, sends, and how it fails. */
export function moduleChapter(app: App, module: Module): string[] {
  const webhook = module.webhook === undefined ? undefined : app.webhooks.get(module.webhook);
  const blocks = [webhook?.sections.parameters, module.sections.parameters, module.sections.expect];
  const output = table(['Item', 'Label', 'Type'], outputRows(app, module.sections.interface?.value));
  const requests = requestWords(app, module, webhook);
  const failures = failuresOf(app, module).map((failure) => [failure.when, typeLinks(failure)]);
  return [
    `### ${module.label}`,
    '',
    `*${TYPE_NAMES[module.type]}* · \`${module.name}\``,
    '',
    ...(module.description === '' ? [] : [module.description, '']),
    ...start(module, { webhook, label: app.metadata.label }),
    ...fieldTables(blocks.map((block) => fieldRows(app, block?.value))),
    ...(output.length === 0 ? [] : folded('Output', [BUNDLES[module.type], '', ...output])),
    ...(requests === '' ? [] : [requests, '']),
    ...folded('Errors', table(['When', 'Error'], failures)),
  ];
}

/** What a trigger wants before it starts (R3.16, R4.1). */
function start(module: Module, { webhook, label }: { webhook: Webhook | undefined; label: string }): string[] {
  if (webhook) {
    const attached =
      webhook.sections.attach !== undefined && Object.keys(Object(webhook.sections.attach.value)).length > 0;
    const way = attached
      ? `The webhook is registered with ${label} by itself, and taken off there again when you delete it.`
      : `Copy the address that is shown, and enter it in ${label}.`;
    return [`Click *Create a webhook*, give it a name, fill in the fields, and click *Save*. ${way}`, ''];
  }
  if (module.type !== 'trigger' || module.sections.epoch === undefined) return [];
  return [
    'After you save the module, choose where it starts: with what is new from now on, or with older records too.',
    '',
  ];
}
