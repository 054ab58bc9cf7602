import type { ContractFinding } from '../request-log.js';
import type { ContractParameter, Schema } from './document.js';

/** What is known of the credentials' parameter: it may stand in every request. */
const CREDENTIALS = 'api_key';

/** Holds query parameters against the contract. An empty value counts as absent, as it does for the mock. */
export function checkParameters(
  parameters: readonly ContractParameter[],
  query: URLSearchParams,
  errorsOf: (schema: Schema, value: unknown) => readonly string[],
): { unknown: string[]; findings: ContractFinding[] } {
  const byName = new Map(parameters.filter((own) => own.in === 'query').map((own) => [own.name, own]));
  const unknown: string[] = [];
  const findings: ContractFinding[] = [];
  for (const name of new Set(query.keys())) {
    const parameter = byName.get(name);
    const value = query.get(name) ?? '';
    if (!parameter) {
      if (name !== CREDENTIALS) unknown.push(name);
    } else if (value !== '') {
      for (const message of errorsOf(parameter.schema, read(value, parameter.schema))) {
        findings.push({ where: 'query', path: name, message });
      }
    }
  }
  const given = (name: string): boolean => (query.get(name) ?? '') !== '';
  for (const [name, { required }] of byName) {
    if (!required || given(name)) continue;
    const alias = [...byName.values()].some((other) => other['x-alias-of'] === name && given(other.name));
    if (!alias) findings.push({ where: 'query', path: name, message: 'is required' });
  }
  return { unknown, findings };
}

/** A parameter's text as the value it stands for; left as text when it cannot be one, so that the schema objects. */
function read(text: string, { type }: Schema): unknown {
  if (type === 'integer' || type === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  if (type === 'boolean') return /^(true|1|yes)$/i.test(text) || (/^(false|0|no)$/i.test(text) ? false : text);
  return text;
}
