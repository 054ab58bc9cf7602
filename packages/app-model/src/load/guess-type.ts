import type { ConnectionType, ModuleType } from '../app.js';
import type { Json } from '../section.js';
import type { ComponentSource } from './component-source.js';

/** What a module without a type most likely is, judged by its blocks. */
export function guessModuleType({ name, sections }: ComponentSource): ModuleType {
  const api = sections['api']?.value;
  const last = Array.isArray(api) ? api.at(-1) : api;
  const response = objectAt(last, 'response');
  if (objectAt(response, 'trigger') || sections['epoch'] !== undefined) return 'trigger';
  if (/api-?call$/i.test(name)) return 'universal';
  if (response && 'iterate' in response) return 'search';
  if (isEmpty(api) && sections['interface'] && !sections['expect']) return 'instant_trigger';
  return 'action';
}

/** What a connection without a type is: OAuth has stages, everything else is one request. */
export function guessConnectionType({ sections }: ComponentSource): ConnectionType {
  const api = sections['api']?.value;
  return objectAt(api, 'token') || objectAt(api, 'authorize') || objectAt(api, 'requestToken') ? 'oauth' : 'basic';
}

function objectAt(value: Json | undefined, key: string): { readonly [key: string]: Json } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const inner = value[key];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : undefined;
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
