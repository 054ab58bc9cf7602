import type { ContractDocument, Schema } from './document.js';

/**
 * The document's schemas with every object closed: a property that the contract does not name is an error there. An
 * object that says what its other properties are (`additionalProperties`) stays as it is. In an answer nothing may stand
 * that is only for writing.
 */
export function closedSchemas(document: ContractDocument, direction: 'request' | 'response'): Schema {
  return close(document, direction) as Schema;
}

function close(value: unknown, direction: 'request' | 'response'): unknown {
  if (Array.isArray(value)) return value.map((item) => close(item, direction));
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner, direction)]));
  const properties = closed['properties'];
  if (closed['type'] !== 'object' || typeof properties !== 'object' || properties === null) return closed;
  if (direction === 'response') {
    for (const [name, schema] of Object.entries(properties as Record<string, Schema>)) {
      if (schema['writeOnly'] === true) delete (properties as Record<string, Schema>)[name];
    }
  }
  return 'additionalProperties' in closed ? closed : { ...closed, additionalProperties: false };
}
