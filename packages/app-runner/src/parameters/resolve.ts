import { isCollection } from '@connect-app/iml';
import { RunError } from '../errors/index.js';
import { checkValue } from './check-value.js';
import { coerceValue } from './coerce-value.js';
import { erasedValue, type FieldInput, readInput } from './control.js';
import { defaultOf } from './defaults.js';
import type { ParameterIssue, ParameterIssueCode } from './issue.js';
import { openedBy } from './nested.js';
import { findOption, optionSource, readOptions, type SelectOption } from './options.js';
import {
  isEditable,
  isMappable,
  isRpcReference,
  own,
  type ParameterSpec,
  type SpecEntry,
  setOwn,
  specEntries,
} from './spec.js';
import { familyOf, SECRET_TYPES } from './types.js';

/** Deeper nesting is taken for an RPC that opens itself for ever. */
const MAX_DEPTH = 20;

/** Keys a scenario stores beside the parameters: the connection's and the webhook's number. */
const PLATFORM_KEYS: ReadonlySet<string> = new Set(['__IMTCONN__', '__IMTHOOK__']);

/** What resolving parameters takes. */
export interface ResolveParameters {
  /** The blocks that make up the dialog, e.g. `parameters` and `expect` of a module. */
  readonly blocks: readonly unknown[];
  /** What the user filled in, mapped values already evaluated. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly timezone: string;
  /** Whether fields may be erased: update actions and universal modules (R6.12). */
  readonly erasable?: boolean | undefined;
  /** Answers an RPC reference with its output, given the form's values (R5.3). */
  readonly callRpc: (reference: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Whether an RPC's options may bring nested parameters along; only then is it asked at run time (R5.8). Default: yes. */
  readonly mayNest?: ((reference: string) => boolean) | undefined;
}

/** A warning about something that is no failure. */
export interface ParameterWarning {
  readonly code: 'unknown-parameter' | 'unknown-type' | 'erase-ignored';
  readonly message: string;
}

/** Parameters as communication sees them. */
export interface ResolvedParameters {
  readonly values: Record<string, unknown>;
  readonly issues: readonly ParameterIssue[];
  readonly warnings: readonly ParameterWarning[];
  /** Values of `password`, `pkey` and `cert` parameters at any depth. */
  readonly secrets: readonly unknown[];
}

/** One level of a form. */
interface Level {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Record<string, unknown>;
  readonly used: Set<string>;
  /** Path of the level, `''` or ending in a dot. */
  readonly path: string;
  /** Values of the levels above, for RPCs (R5.3). */
  readonly above: Readonly<Record<string, unknown>>;
  /** The engine does not enforce `required` inside the items of a list of objects (R6.10). */
  readonly enforced: boolean;
  readonly depth: number;
}

/**
 * Turns what a user filled in into `parameters`: defaults as the dialog would apply them, nested and dynamic fields, coercion
 * (R6B), empty values (R6.7), validation (R6.8 to R6.10, R6.13). Each RPC is called at most once for the same values.
 * Whatever the dialog does not define is dropped with a warning: the platform hands on only what the dialog holds.
 */
export async function resolveParameters(options: ResolveParameters): Promise<ResolvedParameters> {
  const resolver = new Resolver(options);
  const output: Record<string, unknown> = {};
  const level: Level = {
    input: options.values,
    output,
    used: new Set(),
    path: '',
    above: {},
    enforced: true,
    depth: 0,
  };
  for (const block of options.blocks) await resolver.fields(specEntries(block), level);
  resolver.reportUnknown(level);
  return { values: output, issues: resolver.issues, warnings: resolver.warnings, secrets: resolver.secrets };
}

class Resolver {
  readonly issues: ParameterIssue[] = [];
  readonly warnings: ParameterWarning[] = [];
  readonly secrets: unknown[] = [];
  readonly #options: ResolveParameters;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(options: ResolveParameters) {
    this.#options = options;
  }

  async fields(entries: readonly SpecEntry[], level: Level): Promise<void> {
    if (level.depth > MAX_DEPTH) {
      throw new RunError({
        type: 'RuntimeError',
        code: 'parameters-too-deep',
        message: `The parameters below '${level.path}' open one another without an end.`,
      });
    }
    for (const entry of entries) {
      if (isRpcReference(entry)) {
        await this.fields(specEntries(await this.#call(entry, level)), { ...level, depth: level.depth + 1 });
      } else if (typeof entry !== 'string') await this.#field(entry, level);
    }
  }

  reportUnknown(level: Level): void {
    for (const key of Object.keys(level.input)) {
      if (level.used.has(key) || (level.path === '' && PLATFORM_KEYS.has(key))) continue;
      const path = `${level.path}${key}`;
      this.warnings.push({
        code: 'unknown-parameter',
        message: `The dialog has no parameter '${path}': it is left out.`,
      });
    }
  }

  async #field(spec: ParameterSpec, level: Level): Promise<void> {
    const { name } = spec;
    const family = familyOf(spec.type);
    if (name === undefined || family === 'none') return;
    const path = `${level.path}${name}`;
    if (family === undefined) {
      this.warnings.push({
        code: 'unknown-type',
        message: `Parameter '${path}' has the type '${spec.type}', which is passed on as it is.`,
      });
    }
    level.used.add(name);
    const given = own(level.input, name);
    const input = this.#control(readInput(given === undefined ? defaultOf(spec) : given), path);
    const options = family === 'select' ? await this.#optionsOf(spec, input, level) : [];
    const value = await this.#value(spec, input, { path, level, options });
    if (value === undefined || (value === null && input.kind === 'erase'))
      this.#checkRequired(spec, path, level.enforced);
    if (value !== undefined) {
      setOwn(level.output, name, value);
      if (SECRET_TYPES.has(spec.type)) this.secrets.push(value);
    }
    await this.fields(openedBy(spec, value, options), { ...level, depth: level.depth + 1 });
  }

  #control(input: FieldInput, path: string): FieldInput {
    if (input.kind !== 'erase' || this.#options.erasable === true) return input;
    const message = `Parameter '${path}' cannot be erased: only update actions and universal modules can (R6.12). It counts as empty.`;
    this.warnings.push({ code: 'erase-ignored', message });
    return { kind: 'empty' };
  }

  async #value(spec: ParameterSpec, input: FieldInput, at: At): Promise<unknown> {
    const multiple = spec.type === 'select' && own(spec, 'multiple') === true;
    if (input.kind === 'erase') return erasedValue(spec.type, multiple);
    if (spec.type === 'collection') return this.#collection(spec, input, at);
    if (input.kind === 'empty') return undefined;
    if (spec.type === 'array') return this.#array(spec, input.value, at);
    if (familyOf(spec.type) === 'select') return this.#select(spec, input.value, at);
    return this.#scalar(spec, input.value, at.path);
  }

  #scalar(spec: ParameterSpec, value: unknown, path: string): unknown {
    const coerced = coerceValue(spec, value, this.#options.timezone);
    if (!coerced.ok) return this.#refuse(coerced, path);
    const violation = checkValue(spec, coerced.value);
    return violation === undefined ? coerced.value : this.#refuse(violation, path);
  }

  #select(spec: ParameterSpec, value: unknown, { path, options }: At): unknown {
    const choose = (item: unknown): unknown => {
      const option = findOption(options, item);
      if (option !== undefined) return option.value;
      if (isFree(spec) || item === '') return item;
      return this.#refuse({ code: 'not-an-option', reason: 'Value not found in options' }, path);
    };
    if (own(spec, 'multiple') !== true) return choose(value);
    const list = (Array.isArray(value) ? value : [value])
      .map(choose)
      .filter((item) => item !== undefined && item !== null);
    if (list.length === 0) return undefined;
    const violation = checkValue(spec, list);
    return violation === undefined ? list : this.#refuse(violation, path);
  }

  /** A collection is always there and recursed into (R6.7); without a `spec` its content passes as it is. */
  async #collection(spec: ParameterSpec, input: FieldInput, { path, level }: At): Promise<unknown> {
    const entries = specEntries(own(spec, 'spec'));
    const given = input.kind === 'value' ? input.value : undefined;
    if (given !== undefined && !isCollection(given))
      return this.#refuse({ code: 'invalid-type', reason: 'Invalid collection' }, path);
    if (entries.length === 0) return given;
    return this.#object(entries, given ?? {}, { ...level, path: `${path}.` });
  }

  async #object(
    entries: readonly SpecEntry[],
    input: Readonly<Record<string, unknown>>,
    parent: Level,
  ): Promise<unknown> {
    const output: Record<string, unknown> = {};
    const above = { ...parent.above, ...parent.input };
    const level = { ...parent, input, output, used: new Set<string>(), above, depth: parent.depth + 1 };
    await this.fields(entries, level);
    this.reportUnknown(level);
    return output;
  }

  async #array(spec: ParameterSpec, value: unknown, at: At): Promise<unknown> {
    // Anything else becomes a list of one (IML §4.2); an empty list counts as empty (R6.7).
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (list.length === 0) return undefined;
    const shape = own(spec, 'spec');
    const items = await this.#items(shape, list, at);
    if (items === undefined) return undefined;
    const violation = checkValue(spec, items);
    return violation === undefined ? items : this.#refuse(violation, at.path);
  }

  async #items(shape: unknown, list: readonly unknown[], { path, level }: At): Promise<unknown[] | undefined> {
    const entries = specEntries(shape);
    const [only] = entries;
    if (only === undefined) return [...list];
    const items: unknown[] = [];
    if (!Array.isArray(shape) && typeof only !== 'string') {
      for (const [index, item] of list.entries()) {
        const itemPath = `${path}[${index + 1}]`;
        const scope = { ...level, output: {}, used: new Set<string>(), path: '', input: { item } };
        const input = this.#control(readInput(item), itemPath);
        const options = familyOf(only.type) === 'select' ? await this.#optionsOf(only, input, level) : [];
        const converted = await this.#value(only, input, { path: itemPath, level: scope, options });
        if (converted !== undefined) items.push(converted);
        else this.#checkRequired(only, itemPath, level.enforced);
        if (SECRET_TYPES.has(only.type)) this.secrets.push(converted);
      }
      return items;
    }
    if (!list.every(isCollection))
      return this.#refuse({ code: 'invalid-type', reason: 'Array of objects expected' }, path);
    for (const [index, item] of list.entries()) {
      items.push(
        await this.#object(entries, item as Record<string, unknown>, {
          ...level,
          path: `${path}[${index + 1}].`,
          enforced: false,
        }),
      );
    }
    return items;
  }

  /**
   * The options a value is checked against. Those of an RPC are fetched only when they may bring nested parameters along:
   * a value outside them is accepted (R6.9, C15), and a stored scenario knows its dynamic fields already.
   */
  async #optionsOf(spec: ParameterSpec, input: FieldInput, level: Level): Promise<readonly SelectOption[]> {
    const { reference, options } = optionSource(spec);
    if (reference === undefined) return options;
    const isStore = isCollection(own(spec, 'options'));
    if (!isStore || input.kind !== 'value' || this.#options.mayNest?.(reference) === false) return [];
    return readOptions(await this.#call(reference, level), spec);
  }

  #call(reference: string, level: Level): Promise<unknown> {
    const values = { ...level.above, ...level.input, ...level.output };
    const key = `${reference}\n${level.path}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#options.callRpc(reference, values);
    this.#answers.set(key, answer);
    return answer;
  }

  #checkRequired(spec: ParameterSpec, path: string, enforced: boolean): void {
    // A value that was given but refused has its own issue already.
    if (own(spec, 'required') !== true || !enforced || this.issues.some((issue) => issue.parameter === path)) return;
    this.issues.push({ parameter: path, code: 'missing', message: `Missing value of required parameter '${path}'.` });
  }

  #refuse({ code, reason }: { readonly code: ParameterIssueCode; readonly reason: string }, path: string): undefined {
    this.issues.push({ parameter: path, code, message: `${reason} in parameter '${path}'.` });
    return undefined;
  }
}

interface At {
  readonly path: string;
  readonly level: Level;
  readonly options: readonly SelectOption[];
}

/** Whether a select takes values its options do not hold (R6.9, C15). */
function isFree(spec: ParameterSpec): boolean {
  if (own(spec, 'dynamic') === true || own(spec, 'validate') === false) return true;
  const { reference, options } = optionSource(spec);
  if (reference !== undefined) return isMappable(spec) || isEditable(spec);
  return options.length === 0;
}
