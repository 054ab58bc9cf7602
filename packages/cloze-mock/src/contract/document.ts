import { readFileSync } from 'node:fs';

/** A JSON Schema (2020-12) as it stands in the contract. */
export type Schema = Readonly<Record<string, unknown>>;

/** A query parameter, or a reference to one. */
export interface ContractParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
  /** The parameter may stand in every request. */
  readonly 'x-anywhere'?: boolean;
  /** The parameter is another generation's name for this one. */
  readonly 'x-alias-of'?: string;
}

/** A body by media type. */
type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

/** An operation of the contract. */
export interface ContractOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly ContractParameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
  /** Paths of other generations of the API, before the parts are put together. */
  readonly 'x-aliases'?: readonly string[];
  /** The operation whose other path this is. */
  readonly 'x-alias-of'?: string;
  /** The generation that has it, when it is not 2025.10. */
  readonly 'x-since'?: string;
}

export type PathItem = Readonly<Partial<Record<'get' | 'post' | 'delete', ContractOperation>>>;

/** The parts of an OpenAPI 3.1 document that the mock reads. */
export interface ContractDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, ContractParameter>>;
    readonly responses: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

let loaded: ContractDocument | undefined;

/**
 * The contract as one OpenAPI 3.1 document, read from `contract/openapi.json` at the first call. That file is made of the
 * YAML parts beside it (`npm run contract -w packages/cloze-mock`); a test fails when it is stale.
 *
 * @example
 * Object.keys(loadContract().paths).includes('/v1/people/find'); // true
 */
export function loadContract(): ContractDocument {
  loaded ??= JSON.parse(
    readFileSync(new URL('../../contract/openapi.json', import.meta.url), 'utf8'),
  ) as ContractDocument;
  return loaded;
}
