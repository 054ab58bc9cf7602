import type { ComponentKind } from '@connect-app/app-model';

/** The checksum endpoint's own names of the kinds (R10.10). */
const COLLECTIONS: Readonly<Record<ComponentKind | 'app', string>> = {
  app: 'app',
  connection: 'accounts',
  webhook: 'hooks',
  rpc: 'rpcs',
  module: 'modules',
  function: 'functions',
  endpoint: 'endpoints',
};

/** Tells whether the instance holds exactly a text, by MD5. */
export interface Checksums {
  /** Whether one of the sums the instance gives for a block is `sum`. False also means: not known. */
  has(owner: { readonly kind: ComponentKind; readonly name: string } | undefined, block: string, sum: string): boolean;
}

/** Reads an answer of the checksum endpoint: lists by kind of `{name, checksum: {<block>, <block>_jsonc}}`. */
export function readChecksums(answer: Readonly<Record<string, unknown>> | undefined): Checksums {
  return {
    has(owner, block, sum) {
      const list = answer?.[COLLECTIONS[owner?.kind ?? 'app']];
      if (!Array.isArray(list)) return false;
      const entry: unknown = owner ? list.find((each) => isObject(each) && each['name'] === owner.name) : list[0];
      const sums = isObject(entry) ? entry['checksum'] : undefined;
      return isObject(sums) && (sums[block] === sum || sums[`${block}_jsonc`] === sum);
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
