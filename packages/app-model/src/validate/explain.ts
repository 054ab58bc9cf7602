import type { ErrorObject } from 'ajv';
import { nearestName } from './nearest-name.js';

/** Turns a schema error into a sentence a person can act on. */
export function explain(error: ErrorObject, known: readonly string[]): string {
  const at = error.instancePath.split('/').at(-1) ?? '';
  const name = at === '' ? 'The block' : `"${unescapePointer(at)}"`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const meant = nearestName(key, known);
      return `"${key}" is not known here.${meant ? ` Did you mean "${meant}"?` : known.length > 0 && known.length <= 12 ? ` There are: ${known.join(', ')}.` : ''}`;
    }
    case 'required':
      return `${name} lacks "${error.params['missingProperty']}".`;
    case 'type':
      return `${name} must be ${typeWords(error.params['type'])}.`;
    case 'enum':
      return `${name} must be one of: ${(error.params['allowedValues'] as unknown[]).join(', ')}; or a template.`;
    case 'maxLength':
      return `${name} is longer than the ${error.params['limit']} characters the platform stores.`;
    case 'minLength':
      return `${name} is empty.`;
    default:
      return `${name} ${error.message ?? 'has a wrong value'}.`;
  }
}

function typeWords(type: unknown): string {
  const list = Array.isArray(type) ? type : String(type).split(',');
  return list.map((each) => WORDS[String(each)] ?? String(each)).join(' or ');
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  null: 'null',
};

/** A JSON pointer's token in plain letters. */
export function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
