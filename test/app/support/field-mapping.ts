import { type App, effectiveSteps, type Json, type Module, type Webhook } from '@connect-app/app-model';
import { type Field, fieldsOf } from './dialog.js';

/** One line of docs/field-mapping.md. */
interface Row {
  readonly field: string;
  readonly path: string;
  readonly property: string;
  readonly modules: Set<string>;
}

type Located = { readonly [location: string]: string };

/** What vouches for a property: the API's own document, unless a line here says otherwise. First match wins. */
const SOURCES: readonly (readonly [property: RegExp, source: string])[] = [
  [/customFields\[\] `(role|lead-source|value)`/, 'API document; the type is an assumption'],
  [/customFields\[\] `/, 'assumption'],
  [/query `(uniqueid)`/, 'API document; that a sync key works is observed'],
  [/query `location`/, 'API document, where no operation names it'],
  [/^emails\[\]\.value$|syncKey/, 'API document, observed'],
  [/socials/, 'API document'],
  [/not stored/, 'API document'],
  [/not sent|dropped here/, 'the platform'],
];

/** What the requests do not show by themselves. */
const EXCEPTIONS: { readonly [moduleAndPath: string]: string } = {
  'createCommunication references[].role': 'recipients[].role (a reference with a role goes out as a recipient)',
  'createContent references[].role': 'not stored: the API has no role here',
  'createCommunication outcome': 'outcome (No Answer is `noanwser`, the API’s own spelling)',
  'createCommunication name': 'name (of the sender)',
  'updatePerson syncKey': 'syncKey, or emails[].value if it holds an `@`',
  'updateCompany syncKey': 'syncKey, or emails[].value if it holds an `@`',
  'listEmailOpens from': 'query `from`',
};

/**
 * Tells for every field of every dialog which property of the API it becomes, read off the definitions: a field goes where a
 * request mentions its parameter, directly or by way of `temp`. Inner fields of a list keep their names.
 */
export function fieldMapping(app: App): string {
  const parts = app.groups.map(({ label, modules }) => {
    const rows = new Map<string, Row>();
    for (const name of modules) {
      const module = app.modules.get(name);
      if (module) addRows(rows, app, module);
    }
    return rows.size > 0 ? `## ${label}\n\n${table([...rows.values()])}` : '';
  });
  return [INTRODUCTION, ...parts.filter((part) => part !== '')].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Where each field goes

Every field of every dialog, the property of the Cloze API it becomes, and what vouches for that. Written from the definitions by
\`npx vitest run test/app/field-mapping -u\`; the same test fails when the page is stale. *API document* is Cloze's own
description of its API (2025.10); assumptions stand in [cloze-assumptions.md](cloze-assumptions.md).

A property without a word before it is part of the body. Dates without a time go out as \`YYYY-MM-DD\` in the scenario's zone,
other dates as UTC milliseconds. A custom field's value is never a list: several keywords go out as one comma-joined text. A field
of a list stands as \`list[].field\`.`;

function addRows(rows: Map<string, Row>, app: App, module: Module): void {
  const webhook = module.webhook === undefined ? undefined : app.webhooks.get(module.webhook);
  const located = webhook ? locations(app, webhook, 'attach') : locations(app, module, 'api');
  const sections = webhook ? [webhook.sections.parameters] : [module.sections.parameters, module.sections.expect];
  for (const { path, spec } of sections.flatMap((section) => fieldsOf(section?.value)) as Field[]) {
    const property = EXCEPTIONS[`${module.name} ${path}`] ?? propertyOf(path, located);
    const key = `${path}\n${property}\n${String(spec['label'])}`;
    const row = rows.get(key) ?? { field: String(spec['label'] ?? path), path, property, modules: new Set() };
    row.modules.add(module.label);
    rows.set(key, row);
  }
}

/** The property of a field: that of its list or collection, with its own name inside. */
function propertyOf(path: string, located: Located): string {
  const [top = path, ...inner] = path.split(/(?=\[\]\.|\.)/);
  const property = located[top] ?? 'not sent: it decides what the dialog asks for or how the module runs';
  const rest = inner.join('');
  // Filters are maps by field: the fields of an item have no place of their own.
  return property.startsWith('query') || property.startsWith('filters') ? property : `${property}${rest}`;
}

/** For each parameter the places in the requests that mention it. */
function locations(app: App, component: Module | Webhook, section: 'api' | 'attach'): Located {
  const found: Record<string, string> = {};
  // What an earlier step keeps in `temp`, a later one may send.
  const temp: { [key: string]: Json } = {};
  for (const { value } of effectiveSteps({ app, component, section })) {
    const step = value as { readonly [key: string]: Json | undefined };
    Object.assign(temp, step['temp']);
    // A property of the parameter's own name says more than another that merely depends on it.
    const note = (name: string, location: string): void => {
      if (found[name] === undefined || lastName(location) === name) found[name] = location;
    };
    visit(step['method'], 'the method', temp, note);
    visit(step['url'], 'the path', temp, note);
    visit(step['qs'], 'query', temp, note);
    visit(step['headers'], 'headers', temp, note);
    visit(step['body'], '', temp, note);
    visit((step['response'] as { iterate?: Json } | undefined)?.iterate, 'records dropped here', temp, note);
    visit((step['response'] as { limit?: Json } | undefined)?.limit, 'the platform’s limit, not sent', temp, note);
  }
  return found;
}

function lastName(location: string): string | undefined {
  return location.match(/(\w+)`?$/)?.[1];
}

type Note = (parameter: string, location: string) => void;

function visit(value: Json | undefined, at: string, temp: { readonly [key: string]: Json }, note: Note): void {
  if (typeof value === 'string') {
    for (const [, name] of value.matchAll(/temp\.(\w+)/g)) {
      const part = name === undefined ? undefined : temp[name];
      if (part !== undefined) visit(part, customFieldAt(part, at), {}, note);
    }
    for (const [, name] of value.matchAll(/parameters\.(\w+)/g))
      if (name) note(name, at === '' ? 'the body itself' : at);
  } else if (Array.isArray(value)) {
    for (const item of value) visit(item, at, temp, note);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) visit(member, inside(at, key), temp, note);
  }
}

/** An item that is made for one custom field is told by its ID, one for a social network by its type. */
function customFieldAt(part: Json, at: string): string {
  const [item] = Array.isArray(part) ? part : [];
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return at;
  const id = item['id'] ?? item['type'];
  return typeof id === 'string' && !id.includes('{{') ? `${at}[] \`${id}\`` : `${at}[]`;
}

function inside(at: string, key: string): string {
  if (key === '{{...}}') return at;
  if (at === 'query' || at === 'headers') return `${at} \`${key}\``;
  if (/[`,]| dropped here/.test(at) || at.startsWith('the ')) return at;
  return at === '' ? key : `${at}.${key}`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ field, path, property, modules }) => {
    const source = SOURCES.find(([known]) => known.test(property))?.[1] ?? 'API document';
    return `| ${field} | \`${path}\` | ${shown(property)} | ${[...modules].join(', ')} | ${source} |`;
  });
  return ['| field | parameter | property | modules | source |', '|---|---|---|---|---|', ...lines].join('\n');
}

function shown(property: string): string {
  return property.includes('`') || property.includes(' ') ? property : `\`${property}\``;
}
