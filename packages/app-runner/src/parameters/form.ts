import { isCollection } from '@connect-app/iml';
import { RunError } from '../errors/index.js';
import { type CallRpc, RpcAnswers } from './answers.js';
import { type FieldInput, readInput } from './control.js';
import { defaultOf } from './defaults.js';
import { fieldValue } from './field-value.js';
import type { ParameterIssue } from './issue.js';
import type { Form, Level, Place, Refusal } from './level.js';
import { openedBy } from './nested.js';
import { optionSource, readOptions, type SelectOption } from './options.js';
import { isRpcReference, isSubmitted, own, type ParameterSpec, type SpecEntry, setOwn, specEntries } from './spec.js';
import { familyOf, SECRET_TYPES } from './types.js';
import type { ParameterWarning } from './warning.js';

/** Deeper nesting is taken for an RPC that opens itself for ever. */
const MAX_DEPTH = 20;

/** What a form is filled in with; `ResolveParameters` tells what each means. */
interface FormOptions {
  readonly timezone: string;
  readonly erasable?: boolean | undefined;
  readonly callRpc: CallRpc;
  readonly mayNest?: ((reference: string) => boolean) | undefined;
}

/** A filled-in dialog on its way to `parameters`. */
export class FilledForm implements Form {
  readonly issues: ParameterIssue[] = [];
  readonly warnings: ParameterWarning[] = [];
  readonly secrets: unknown[] = [];
  readonly timezone: string;
  /** An RPC that makes fields failed: what it would have defined passes as given. */
  #open = false;
  readonly #options: FormOptions;
  readonly #answers: RpcAnswers;

  constructor(options: FormOptions) {
    this.#options = options;
    this.timezone = options.timezone;
    this.#answers = new RpcAnswers(options.callRpc, (reference, reason) =>
      this.#warn('rpc-failed', `The dialog could not ask ${reference}: ${reason} (R5.9)`),
    );
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
      if (!isRpcReference(entry)) {
        if (typeof entry !== 'string') await this.#field(entry, level);
        continue;
      }
      const answer = await this.#answers.ask(entry, level);
      this.#open ||= answer === undefined;
      await this.fields(specEntries(answer), { ...level, depth: level.depth + 1 });
    }
  }

  /** Drops, or passes on as given where an RPC failed, what no field of the level took. */
  finish(level: Level, ignored: ReadonlySet<string> = new Set()): void {
    for (const [key, value] of Object.entries(level.input)) {
      if (level.used.has(key) || ignored.has(key)) continue;
      if (this.#open) setOwn(level.output, key, value);
      else this.#warn('unknown-parameter', `The dialog has no parameter '${level.path}${key}': it is left out.`);
    }
  }

  async object(
    entries: readonly SpecEntry[],
    input: Readonly<Record<string, unknown>>,
    parent: Level,
  ): Promise<Record<string, unknown>> {
    const output: Record<string, unknown> = {};
    const above = { ...parent.above, ...parent.input };
    const level = { ...parent, input, output, used: new Set<string>(), above, depth: parent.depth + 1 };
    await this.fields(entries, level);
    this.finish(level);
    return output;
  }

  async element(spec: ParameterSpec, item: unknown, { path, level }: Omit<Place, 'options'>): Promise<unknown> {
    const input = this.#control(readInput(item), path);
    const options = familyOf(spec.type) === 'select' ? await this.#optionsOf(spec, input, level) : [];
    const value = await fieldValue(this, spec, input, { path, level, options });
    if (value === undefined) this.#checkRequired(spec, path, level.enforced);
    if (SECRET_TYPES.has(spec.type)) this.secrets.push(value);
    return value;
  }

  refuse({ code, reason }: Refusal, path: string): undefined {
    this.issues.push({ parameter: path, code, message: `${reason} in parameter '${path}'.` });
    return undefined;
  }

  async #field(spec: ParameterSpec, level: Level): Promise<void> {
    const { name } = spec;
    const family = familyOf(spec.type);
    if (name === undefined || family === 'none') return;
    const path = `${level.path}${name}`;
    if (family === undefined) {
      this.#warn('unknown-type', `Parameter '${path}' has the type '${spec.type}', which is passed on as it is.`);
    }
    level.used.add(name);
    const given = own(level.input, name);
    const input = this.#control(readInput(given === undefined ? defaultOf(spec) : given), path);
    const options = family === 'select' ? await this.#optionsOf(spec, input, level) : [];
    const value = await fieldValue(this, spec, input, { path, level, options });
    if (value === undefined || (value === null && input.kind === 'erase'))
      this.#checkRequired(spec, path, level.enforced);
    if (value !== undefined) {
      if (isSubmitted(spec)) setOwn(level.output, name, value);
      if (SECRET_TYPES.has(spec.type)) this.secrets.push(value);
    }
    await this.fields(openedBy(spec, value, options), { ...level, depth: level.depth + 1 });
  }

  #control(input: FieldInput, path: string): FieldInput {
    if (input.kind !== 'erase' || this.#options.erasable === true) return input;
    const message = `Parameter '${path}' cannot be erased: only update actions and universal modules can (R6.12). It counts as empty.`;
    this.#warn('erase-ignored', message);
    return { kind: 'empty' };
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
    const answer = await this.#answers.ask(reference, level);
    this.#open ||= answer === undefined;
    return readOptions(answer, spec);
  }

  #checkRequired(spec: ParameterSpec, path: string, enforced: boolean): void {
    // A value that was given but refused has its own issue already.
    if (own(spec, 'required') !== true || !enforced || this.issues.some((issue) => issue.parameter === path)) return;
    this.issues.push({ parameter: path, code: 'missing', message: `Missing value of required parameter '${path}'.` });
  }

  #warn(code: ParameterWarning['code'], message: string): void {
    this.warnings.push({ code, message });
  }
}
