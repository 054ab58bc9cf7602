import type { App, Json } from '@connect-app/app-model';
import { type ParameterSpec, referencesOf, specsOf } from '../schema/spec.js';
import { innerSpecs } from './field-rows.js';
import { rpcLabel, typeWords } from './field-words.js';

/** Rows about what comes out of a module: path, label, type. What only an RPC knows is named as such. */
export function outputRows(app: App, list: Json | undefined): string[][] {
  const rows: string[][] = [];
  const visit = (specs: readonly ParameterSpec[], prefix: string): void => {
    for (const spec of specs) {
      const name = spec['name'];
      if (typeof name !== 'string') continue;
      const path = `${prefix}${name}${spec.type === 'array' ? '[]' : ''}`;
      rows.push([`\`${path}\``, String(spec['label'] ?? ''), typeWords(spec)]);
      visit(innerSpecs(spec), `${path}.`);
    }
  };
  visit(specsOf(list), '');
  for (const rpc of referencesOf(list)) rows.push(['…', `*what your account has (${rpcLabel(app, rpc)})*`, '']);
  return rows;
}
