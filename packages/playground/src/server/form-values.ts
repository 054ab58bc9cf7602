import { RunError } from '@connect-app/app-runner';
import { compile, type Environment, fieldErrorText, fromTypedJson, isCollection, isImlError } from '@connect-app/iml';
import type { FieldValue, FormValues } from '../protocol.js';
import { Refusal } from './failures.js';

/** Deeper forms than any dialog makes are refused. */
const MAX_DEPTH = 40;

/** The values of a form with its mapped fields as their text, as an RPC sees them at design time (R5.4). */
export function literalValues(form: FormValues): Record<string, unknown> {
  const values = compileForm(form, (template) => () => template);
  return values({});
}

/**
 * The values of a form as a run sees them. Templates are compiled once and read the bundles of each input by the number of
 * their module.
 *
 * @throws RunError `mapping` with the field's path when a template is malformed; the function it returns, when one fails.
 */
export function mappedValues(
  form: FormValues,
  environment: Environment,
): (bundles: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  return compileForm(form, (template, path) => {
    const evaluate = failing(path, () => compile(template, { flavour: 'scenario' }));
    return (bundles) => failing(path, () => evaluate(bundles, environment));
  });
}

type Reader = (bundles: Readonly<Record<string, unknown>>) => unknown;
type ReadTemplate = (template: string, path: string) => Reader;

function compileForm(
  form: FormValues,
  template: ReadTemplate,
): (bundles: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  return members(form, { template, path: '', depth: 0 });
}

interface Place {
  readonly template: ReadTemplate;
  readonly path: string;
  readonly depth: number;
}

function members(
  form: unknown,
  { template, path, depth }: Place,
): (bundles: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  if (!isCollection(form)) throw malformed(path);
  const readers = Object.entries(form).map(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [name, reader(field, { template, path: at, depth: depth + 1 })] as const;
  });
  return (bundles) => {
    const entries = readers.map(([name, read]) => [name, read(bundles)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
}

function reader(field: unknown, place: Place): Reader {
  const { template, path, depth } = place;
  if (depth > MAX_DEPTH || !isCollection(field)) throw malformed(path);
  const value = field as unknown as FieldValue;
  switch (value.kind) {
    case 'value': {
      // Typed JSON: a file chosen in the page is `{"$binary": hex}`.
      const typed = fromTypedJson(value.value);
      return () => typed;
    }
    case 'map':
      if (typeof value.template !== 'string') throw malformed(path);
      return template(value.template, path);
    case 'collection':
      return members(value.fields, place);
    case 'list': {
      if (!Array.isArray(value.items)) throw malformed(path);
      const items = value.items.map((item: unknown, index) =>
        reader(item, { ...place, path: `${path}[${index + 1}]`, depth: depth + 1 }),
      );
      return (bundles) => items.map((read) => read(bundles));
    }
    default:
      throw malformed(path);
  }
}

/** A template that fails is an error of the scenario, not of the module: it names the field. */
function failing<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    if (!isImlError(cause)) throw cause;
    throw new RunError({
      type: 'DataError',
      code: 'mapping',
      message: fieldErrorText(path, cause),
      details: cause.frame() === '' ? [] : [cause.frame()],
      cause,
    });
  }
}

function malformed(path: string): Refusal {
  return new Refusal(
    400,
    'malformed-form',
    `The form's value${path === '' ? 's are' : ` "${path}" is`} not well formed.`,
  );
}
