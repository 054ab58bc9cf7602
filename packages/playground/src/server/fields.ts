import type { Json } from '@connect-app/app-model';
import { isCollection } from '@connect-app/iml';
import type { FieldSpec } from '../protocol.js';

/** How deep RPCs that answer with further references are followed. */
const MAX_DEPTH = 5;

/** Asks an RPC for fields. Absent: nobody can be asked yet, e.g. because no connection is chosen. */
export type AskForFields = (reference: string) => Promise<unknown>;

/**
 * The fields of a block, with those that RPCs give (R5.2) in their place. Where nobody can be asked, or asking fails, a
 * placeholder of type `rpc` stands instead.
 */
export async function fieldsOf(
  block: Json | undefined,
  ask: AskForFields | undefined,
  { deep = false, depth = 0 }: { deep?: boolean; depth?: number } = {},
): Promise<FieldSpec[]> {
  const entries = Array.isArray(block) ? block : block === undefined || block === null ? [] : [block];
  const resolved = await Promise.all(
    entries.map(async (entry): Promise<FieldSpec[]> => {
      if (typeof entry === 'string') return askedFor(entry, ask, { deep, depth });
      if (!isSpec(entry)) return [];
      // A list of plain values has one spec, not a list of them; no RPC gives it.
      if (!deep || (!Array.isArray(entry['spec']) && typeof entry['spec'] !== 'string')) return [entry];
      const spec = await fieldsOf(entry['spec'], ask, { deep, depth: depth + 1 });
      return [{ ...entry, spec: spec as Json[] }];
    }),
  );
  return resolved.flat();
}

async function askedFor(
  text: string,
  ask: AskForFields | undefined,
  { deep, depth }: { deep: boolean; depth: number },
): Promise<FieldSpec[]> {
  const reference = text.trim();
  if (!reference.startsWith('rpc://')) return [];
  const placeholder = { type: 'rpc', reference };
  if (!ask || depth > MAX_DEPTH) return [placeholder];
  try {
    return await fieldsOf((await ask(reference)) as Json, ask, { deep, depth: depth + 1 });
  } catch (error) {
    return [{ ...placeholder, failure: error instanceof Error ? error.message : String(error) }];
  }
}

function isSpec(entry: Json): entry is { [key: string]: Json } & { type: string } {
  return isCollection(entry) && typeof entry['type'] === 'string';
}
