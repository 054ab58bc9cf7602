import type { App } from '@connect-app/app-model';
import { compile, type Environment, type ImlOptions, listFunctions } from '@connect-app/iml';
import { createSandbox } from '../functions/index.js';

/** The language as the app's expressions see it: with its own functions, which may call the built-in ones (R6.15). */
export async function languageOf(app: App, iml: ImlOptions, environment: Environment): Promise<ImlOptions> {
  if (app.functions.size === 0) return iml;
  const names = listFunctions().map(({ name }) => name);
  const sandbox = await createSandbox(app, {
    timezone: environment.timezone,
    now: environment.now,
    random: environment.random,
    builtIns: { names, call: (name, args) => callBuiltIn(name, args, environment) },
  });
  const functions = Object.fromEntries(
    sandbox.names.map((name) => [name, (...args: unknown[]) => sandbox.call(name, args)]),
  );
  return { ...iml, functions };
}

/** `iml.name(…)` inside a custom function: the built-in with these arguments. */
function callBuiltIn(name: string, args: readonly unknown[], environment: Environment): unknown {
  const list = args.map((_, index) => `\`a${index}\``).join(';');
  const context = Object.fromEntries(args.map((value, index) => [`a${index}`, value]));
  return compile(`{{${name}(${list})}}`)(context, environment);
}
