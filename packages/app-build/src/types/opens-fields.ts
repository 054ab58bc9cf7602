import type { App, Json } from '@connect-app/app-model';

/**
 * Whether an RPC may give choices with `nested`, i.e. with fields that open when the choice is made (R5.1): its
 * definition, read and not run, has a key of that name.
 */
export function opensFields(app: App, rpc: string): boolean {
  return namesNested(app.rpcs.get(rpc)?.sections.api?.value);
}

function namesNested(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(namesNested);
  return Object.entries(value).some(([key, inner]) => key === 'nested' || namesNested(inner));
}
