import { familyOf, own, type ParameterSpec } from '@connect-app/app-runner/form';
import type { FieldValue } from '../../protocol.js';
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
      return spec.type === 'email' ? emailProblem(value) : undefined;
    default:
      return undefined;
  }
}

function rangeProblem(spec: ParameterSpec, value: unknown): string | undefined {
  if (String(value ?? '').trim() === '') return undefined;
  const { min, max } = { min: own(own(spec, 'validate'), 'min'), max: own(own(spec, 'validate'), 'max') };
  if (typeof min === 'number' && Number(value) < min) return `The smallest value is ${min}.`;
  if (typeof max === 'number' && Number(value) > max) return `The largest value is ${max}.`;
  return undefined;
}

function emailProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || value.includes('@')) return undefined;
  return 'This is not an e-mail address.';
}
