import type { App, CustomFunction } from '@connect-app/app-model';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import { decode, encode } from './border.js';
import { failure, syntaxError } from './failure.js';
import { FunctionError } from './function-error.js';
import { GUEST_SOURCE } from './guest.js';
import { installHost, type SandboxOptions } from './host.js';
import { functionSources } from './source.js';

/** The platform stops a custom function after ten seconds (R6.15). */
const TIMEOUT = 10_000;
/** Bytes of memory all functions of an app share. The platform's own limit is not documented. */
const MEMORY = 64 * 1024 * 1024;
/** Bytes of stack: well under the host's own, so that endless recursion ends inside the sandbox. */
const STACK = 128 * 1024;
const FUNCTION_NAME = /^[A-Za-z_$][\w$]*$/;

/** The custom functions of an app, compiled. Calls are synchronous, as expressions are. */
export interface FunctionSandbox {
  readonly names: readonly string[];
  /** @throws FunctionError when the function throws, runs too long or uses too much memory. */
  call(name: string, args: readonly unknown[]): unknown;
}

/**
 * Compiles all custom functions of an app in one sandbox without any access to files, network or this process.
 * Values cross the border by copy; dates and buffers stay dates and buffers.
 *
 * @throws FunctionError when any of them is too long or does not parse: one such function breaks the whole app (R6.16).
 */
export async function createSandbox(app: Pick<App, 'functions'>, options: SandboxOptions): Promise<FunctionSandbox> {
  const functions = functionSources(app);
  // Loaded here, so that an app without functions never pays for the engine. Each sandbox is a WebAssembly instance of its
  // own: whatever a function does to it dies with it, and letting go of it frees all its memory.
  const { newQuickJSWASMModule } = await import('quickjs-emscripten');
  const runtime = (await newQuickJSWASMModule()).newRuntime();
  runtime.setMemoryLimit(MEMORY);
  runtime.setMaxStackSize(STACK);
  const context = runtime.newContext();
  const limit = options.timeout ?? TIMEOUT;
  let deadline = Number.POSITIVE_INFINITY;
  runtime.setInterruptHandler(() => performance.now() > deadline);
  installHost(context, options);
  const guest = context.unwrapResult(context.evalCode(GUEST_SOURCE, 'guest.js'));
  deadline = performance.now() + limit;
  for (const definition of functions) define(context, guest, definition);
  const known = new Set([...(options.builtIns?.names ?? []), ...functions.map(({ name }) => name)]);
  return {
    names: functions.map((definition) => definition.name),
    call(name, args) {
      const definition = app.functions.get(name);
      if (definition === undefined) {
        throw new FunctionError({ code: 'function-failed', message: `There is no custom function '${name}'.` });
      }
      deadline = performance.now() + limit;
      return invoke(context, guest, { definition, args, known });
    },
  };
}

/** Defines `iml.<name>`. The wrapper keeps a function's helpers to itself and its line numbers as they are in the file. */
function define(context: QuickJSContext, guest: QuickJSHandle, definition: CustomFunction): void {
  const { name, code } = definition;
  if (!FUNCTION_NAME.test(name)) throw syntaxError(definition, `'${name}' is not a name a function can have.`);
  const result = context.evalCode(
    `(function(){${code}\nreturn typeof ${name}==='function'?${name}:undefined})()`,
    name,
  );
  if (result.error !== undefined) throw failure(context, result.error, { definition, compiling: true });
  const implementation = result.value;
  if (context.typeof(implementation) !== 'function') {
    implementation.dispose();
    throw syntaxError(definition, `it declares no function '${name}'.`);
  }
  const nameHandle = context.newString(name);
  const register = context.getProp(guest, 'register');
  context.unwrapResult(context.callFunction(register, guest, nameHandle, implementation)).dispose();
  for (const handle of [register, nameHandle, implementation]) handle.dispose();
}

interface Invocation {
  readonly definition: CustomFunction;
  readonly args: readonly unknown[];
  readonly known: ReadonlySet<string>;
}

function invoke(context: QuickJSContext, guest: QuickJSHandle, { definition, args, known }: Invocation): unknown {
  const nameHandle = context.newString(definition.name);
  const argsHandle = context.newString(encode(args));
  const call = context.getProp(guest, 'call');
  const result = context.callFunction(call, guest, nameHandle, argsHandle);
  for (const handle of [call, argsHandle, nameHandle]) handle.dispose();
  if (result.error !== undefined) throw failure(context, result.error, { definition, compiling: false, known });
  const text = context.getString(result.value);
  result.value.dispose();
  return decode(text);
}
