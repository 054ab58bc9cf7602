import { familyOf, own, type ParameterSpec } from '@connect-app/app-runner/form';
import type { FieldValue } from '../../protocol.js';
import { count } from '../view/quantities.js';
import { jsonProblem } from './json-text.js';
import { numberProblem } from './numbers.js';

/** What is wrong with what was typed, as far as typing alone can tell; the platform decides when the module runs. */
export function problemOf(spec: ParameterSpec, field: FieldValue): string | undefined {
  if (field.kind !== 'value') return undefined;
  const { value } = field;
  switch (familyOf(spec.type)) {
    case 'number':
      return numberProblem(spec.type, value) ?? rangeProblem(spec, value);
    case 'json': {
      const problem = typeof value === 'string' ? jsonProblem(value) : undefined;
      return problem && `${problem.message} at line ${problem.line}, column ${problem.column}.`;
    }
    case 'text':
      return (spec.type === 'email' ? emailProblem(value) : undefined) ?? lengthProblem(spec, value);
    default:
      return undefined;
  }
}

function rangeProblem(spec: ParameterSpec, value: unknown): string | undefined {
  if (String(value ?? '').trim() === '') return undefined;
  const { min, max } = boundsOf(spec);
  if (typeof min === 'number' && Number(value) < min) return `The smallest value is ${min}.`;
  if (typeof max === 'number' && Number(value) > max) return `The largest value is ${max}.`;
  return undefined;
}

/** `min` and `max` of a text count its characters (R6.8); what is empty is not there. */
function lengthProblem(spec: ParameterSpec, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const { min, max } = boundsOf(spec);
  if (typeof min === 'number' && value.length < min) return `It needs ${count(min, 'character')} at least.`;
  if (typeof max === 'number' && value.length > max) return `It may have ${count(max, 'character')} at most.`;
  return undefined;
}

function boundsOf(spec: ParameterSpec): { readonly min: unknown; readonly max: unknown } {
  const validate = own(spec, 'validate');
  return { min: own(validate, 'min'), max: own(validate, 'max') };
}

function emailProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || value.includes('@')) return undefined;
  return 'This is not an e-mail address.';
}
