import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { locateKey } from '../json/source-section.js';
import { SCHEMAS, type SchemaName } from '../schemas/index.js';
import type { JsonPath, Section } from '../section.js';
import { explain, unescapePointer } from './explain.js';
import { nearestName } from './nearest-name.js';

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
const compiled = new Map<SchemaName, ValidateFunction>();

/** Holds a block against its schema: one finding a place, each where the fault stands in the file. */
export function validateSection(section: Section, name: SchemaName): Diagnostic[] {
  const validate = compiled.get(name) ?? ajv.compile(SCHEMAS[name]);
  compiled.set(name, validate);
  if (validate(section.value)) return [];
  return mostTelling(validate.errors ?? []).map((error) => {
    const path = pathOf(error, section);
    const place =
      error.keyword === 'additionalProperties'
        ? locateKey(section, [...path, String(error.params['additionalProperty'])])
        : section.locate(path);
    const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
    return {
      ...place,
      rule: `schema/${error.keyword}`,
      severity: severityOf(error, known),
      message: explain(error, known),
    };
  });
}

/** The platform passes over what it does not know and what is too long for its editor; a misspelt directive is lost all the same. */
function severityOf({ keyword, params }: ErrorObject, known: readonly string[]): Severity {
  if (keyword === 'maxLength') return 'warning';
  if (keyword !== 'additionalProperties') return 'error';
  return nearestName(String(params['additionalProperty']), known) === undefined ? 'warning' : 'error';
}

/** Combining keywords repeat what their branches say; of several forms that all fail, the one that came furthest is meant. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject[] {
  const plain = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'if', 'allOf', 'not', 'pattern'].includes(keyword));
  const combined = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const kept = new Map<string, ErrorObject>();
  for (const error of plain) {
    const choice = combined.find((path) => error.instancePath === path || error.instancePath.startsWith(`${path}/`));
    // Inside a choice, a wrong type of the whole only says that another form was meant.
    const inner = plain.some(
      (other) => other !== error && choice !== undefined && other.instancePath.startsWith(`${choice}/`),
    );
    const deeper =
      choice !== undefined &&
      error.instancePath === choice &&
      error.keyword === 'type' &&
      (inner || plain.some((other) => other.instancePath === choice && other.keyword !== 'type'));
    const key = `${error.instancePath} ${error.keyword === 'additionalProperties' ? String(error.params['additionalProperty']) : choice === undefined ? error.keyword : ''}`;
    if (!deeper && !kept.has(key)) kept.set(key, error);
  }
  return [...kept.values()];
}

/** A JSON pointer as a path; numbers only where the value really is a list. */
function pathOf({ instancePath }: ErrorObject, section: Section): JsonPath {
  const path: (string | number)[] = [];
  let value: unknown = section.value;
  for (const token of instancePath.split('/').slice(1).map(unescapePointer)) {
    const key = Array.isArray(value) ? Number(token) : token;
    path.push(key);
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
  }
  return path;
}
