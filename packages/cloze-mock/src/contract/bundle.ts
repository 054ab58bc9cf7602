import { parse } from 'yaml';
import type { ContractDocument, PathItem } from './document.js';

type Part = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'delete'] as const;

/**
 * Puts the contract's parts together into one OpenAPI document: maps are joined by key, and every path of another
 * generation (`x-aliases`) becomes a path of its own, marked `x-alias-of`.
 *
 * @param texts The parts as YAML, the frame (`openapi.yaml`) first.
 * @throws Error when two parts define the same thing.
 */
export function bundleContract(texts: readonly string[]): ContractDocument {
  const document = texts.map((text) => parse(text) as Part).reduce((left, right) => join(left, right, []));
  return withAliases(document as unknown as ContractDocument);
}

function join(left: Part, right: Part, path: readonly string[]): Part {
  const joined: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const own = joined[key];
    if (own === undefined) joined[key] = value;
    else if (path.length < 2 && isMap(own) && isMap(value)) joined[key] = join(own, value, [...path, key]);
    else throw new Error(`Two parts of the contract define ${[...path, key].join('.')}.`);
  }
  return joined;
}

function isMap(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withAliases(document: ContractDocument): ContractDocument {
  const paths: Record<string, PathItem> = { ...document.paths };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      (operation?.['x-aliases'] ?? []).forEach((alias, index) => {
        if (!operation) return;
        const { 'x-aliases': _, ...rest } = operation;
        const own = {
          ...rest,
          operationId: `${operation.operationId}${index + 2}`,
          'x-alias-of': operation.operationId,
        };
        paths[alias] = { ...paths[alias], [method]: own };
      });
    }
  }
  return { ...document, paths };
}
