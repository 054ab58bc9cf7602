import type { App } from '@connect-app/app-model';
import { type CompiledTemplate, compile, type Environment, type ImlOptions, listFunctions } from '@connect-app/iml';
import { createSandbox } from '../functions/index.js';

/** The language as the app's expressions see it: with its own functions, which may call the built-in ones (R6.15). */
export async function languageOf(app: App, iml: ImlOptions, environment: Environment): Promise<ImlOptions> {
  if (app.functions.size === 0) return iml;
  const names = listFunctions().map(({ name }) => name);
  const builtIns = new BuiltIns(environment);
  const sandbox = await createSandbox(app, {
    timezone: environment.timezone,
    now: environment.now,
    random: environment.random,
    builtIns: { names, call: (name, args) => builtIns.call(name, args) },
  });
  const functions = Object.fromEntries(
    sandbox.names.map((name) => [name, (...args: unknown[]) => sandbox.call(name, args)]),
  );
  return { ...iml, functions };
}

/** `iml.name(…)` inside a custom function: the built-ins, compiled at the first call with so many arguments. */
class BuiltIns {
  readonly #compiled = new Map<string, CompiledTemplate>();

  constructor(readonly environment: Environment) {}

  call(name: string, args: readonly unknown[]): unknown {
    const template = `{{${name}(${args.map((_, index) => `\`a${index}\``).join(';')})}}`;
    let run = this.#compiled.get(template);
    if (run === undefined) {
      run = compile(template, { surplusArguments: 'ignored' });
      this.#compiled.set(template, run);
    }
    return run(Object.fromEntries(args.map((value, index) => [`a${index}`, value])), this.environment);
  }
}
