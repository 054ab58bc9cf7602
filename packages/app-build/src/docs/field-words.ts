import type { App, Json } from '@connect-app/app-model';
import { choicesRpc, type ParameterSpec, rpcName, specsOf, staticChoices } from '../schema/spec.js';
import { enumerate } from './markdown.js';

/** How many choices of a select are spelled out before the list is cut. */
const MOST_CHOICES = 20;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  any: 'any value',
  boolean: 'yes or no',
  buffer: 'file data',
  cert: 'certificate',
  collection: 'collection',
  color: 'colour',
  date: 'date',
  email: 'e-mail address',
  file: 'file',
  filename: 'file name',
  filter: 'filter',
  folder: 'folder',
  integer: 'whole number',
  json: 'JSON',
  number: 'number',
  password: 'password',
  path: 'path',
  pkey: 'private key',
  port: 'port number',
  select: 'choice',
  text: 'text',
  time: 'time',
  timestamp: 'date',
  timezone: 'time zone',
  uinteger: 'whole number',
  url: 'URL',
  uuid: 'UUID',
};

/** The plural of the words above that do not take an s. */
const PLURALS: Readonly<Record<string, string>> = {
  'any value': 'values',
  'yes or no': 'yes or no values',
  'e-mail address': 'e-mail addresses',
  'file data': 'files',
  JSON: 'JSON values',
};

/** What kind of value a field takes or an item of the output holds: "list of texts". */
export function typeWords(spec: ParameterSpec): string {
  if (spec.type === 'array') {
    const inner = spec['spec'];
    const [single] = Array.isArray(inner) ? [] : specsOf(inner);
    return single && single.type !== 'collection' ? `list of ${plural(words(single))}` : 'list';
  }
  return spec['multiple'] === true ? `several ${plural(words(spec))}` : words(spec);
}

function words({ type }: ParameterSpec): string {
  return TYPE_WORDS[type] ?? type;
}

function plural(word: string): string {
  return PLURALS[word] ?? `${word}s`;
}

/** What a dialog says about a field, in sentences: its help, its choices and where they come from, its default. */
export function fieldWords(app: App, spec: ParameterSpec, { advanced }: { readonly advanced: boolean }): string {
  const parts: string[] = [];
  if (typeof spec['help'] === 'string') parts.push(asSentence(spec['help']));
  const choices = staticChoices(spec)?.map(({ label }) => label) ?? [];
  if (choices.length > 0) parts.push(`One of: ${enumerate(choices, MOST_CHOICES, 'or')}.`);
  const source = choicesRpc(spec) ?? (typeof spec['options'] === 'string' ? rpcName(spec['options']) : undefined);
  if (source) parts.push(`The list comes from your account (${rpcLabel(app, source)}).`);
  const search = spec['rpc'];
  if (typeof search === 'object' && search !== null && !Array.isArray(search) && typeof search['label'] === 'string') {
    parts.push(`The button *${search['label']}* finds the value.`);
  }
  const fallback = spec['default'];
  if (fallback !== undefined && fallback !== null && typeof fallback !== 'object') {
    parts.push(`Default: ${defaultWords(spec, fallback)}.`);
  }
  if (advanced) parts.push('*Advanced.*');
  return parts.join(' ');
}

/** An RPC's label as a part of a sentence: "Next steps of people." → "next steps of people". */
export function rpcLabel(app: App, name: string): string {
  const label = (app.rpcs.get(name)?.label ?? name).replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

function asSentence(help: string): string {
  const text = help.trim();
  return /[\p{L}\p{N})`]$/u.test(text) ? `${text}.` : text;
}

function defaultWords(spec: ParameterSpec, value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const choice = staticChoices(spec)?.find((each) => each.value === value);
  return choice?.label ?? (typeof value === 'string' ? `\`${value}\`` : String(value));
}
