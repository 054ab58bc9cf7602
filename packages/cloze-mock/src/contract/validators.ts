import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { closedSchemas } from './closed.js';
import type { ContractDocument } from './document.js';

/**
 * Validators of the contract's schemas, by JSON pointer, and of others that refer to them. Ajv is loaded here, at the first check: a
 * mock that checks nothing never loads it.
 */
export function validatorsOf(document: ContractDocument) {
  const require = createRequire(import.meta.url);
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closedSchemas(document, 'request'), 'request');
  ajv.addSchema(closedSchemas(document, 'response'), 'response');
  const byPointer = (base: string, pointer: string): ValidateFunction => {
    const validate = ajv.getSchema(`${base}#${encodeURI(pointer)}`);
    if (!validate) throw new RangeError(`The contract has nothing at ${pointer}.`);
    return validate;
  };
  return {
    request: (pointer: string) => byPointer('request', pointer),
    response: (pointer: string) => byPointer('response', pointer),
    schema: (schema: object) => ajv.compile(schema),
  };
}
