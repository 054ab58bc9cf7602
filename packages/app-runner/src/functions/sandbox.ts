import type { App, CustomFunction } from '@connect-app/app-model';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import { decode, encode } from './border.js';
import { FunctionError } from './function-error.js';
import { GUEST_SOURCE } from './guest.js';
import { functionSources, placeIn } from './source.js';

/** The platform stops a custom function after ten seconds (R6.15). */
const TIMEOUT = 10_000;
/** Bytes of memory all functions of an app share. The platform's own limit is not documented. */
const MEMORY = 64 * 1024 * 1024;
/** Bytes of stack: well under the host's own, so that endless recursion ends inside the sandbox. */
const STACK = 128 * 1024;
const FUNCTION_NAME = /^[A-Za-z_$][\w$]*$/;

/** What the sandbox takes from the outside. */
export interface SandboxOptions {
  readonly timezone: string;
  /** The current instant in milliseconds, for `Date` inside the sandbox. */
  readonly now: () => number;
  readonly random: () => number;
  /** The built-in functions, reached as `iml.name(…)`. Absent: none. */
  readonly builtIns?:
    | { readonly names: readonly string[]; readonly call: (name: string, args: readonly unknown[]) => unknown }
    | undefined;
  /** Hears what functions say through `debug(…)`. */
  readonly debug?: ((values: readonly unknown[]) => void) | undefined;
  /** Milliseconds one call may take. Default: ten seconds (R6.15). */
  readonly timeout?: number | undefined;
}

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
  return {
    names: functions.map((definition) => definition.name),
    call(name, args) {
      const definition = app.functions.get(name);
      if (definition === undefined) {
        throw new FunctionError({ code: 'function-failed', message: `There is no custom function '${name}'.` });
      }
      deadline = performance.now() + limit;
      return invoke(context, guest, { definition, args });
    },
  };
}

function installHost(context: QuickJSContext, options: SandboxOptions): void {
  const { builtIns } = options;
  const host = context.newObject();
  const put = (name: string, handle: QuickJSHandle): void => {
    context.setProp(host, name, handle);
    handle.dispose();
  };
  put('timezone', context.newString(options.timezone));
  put(
    'now',
    context.newFunction('now', () => context.newNumber(options.now())),
  );
  put(
    'random',
    context.newFunction('random', () => context.newNumber(options.random())),
  );
  put(
    'bytes',
    context.newFunction('bytes', (text, encoding) => {
      const bytes = Buffer.from(context.getString(text), encodingOf(context.getString(encoding)));
      return context.newArrayBuffer(new Uint8Array(bytes).buffer);
    }),
  );
  put(
    'text',
    context.newFunction('text', (bytes, encoding) => {
      const data = context.getArrayBuffer(bytes);
      const text = Buffer.from(data.value).toString(encodingOf(context.getString(encoding)));
      data.dispose();
      return context.newString(text);
    }),
  );
  put(
    'builtIn',
    context.newFunction('builtIn', (name, args) => {
      const answer = answerOf(() =>
        builtIns?.call(context.getString(name), decode(context.getString(args)) as unknown[]),
      );
      return context.newString(answer);
    }),
  );
  put(
    'debug',
    context.newFunction('debug', (values) => {
      options.debug?.(decode(context.getString(values)) as unknown[]);
      return context.undefined;
    }),
  );
  const names = context.newArray();
  (builtIns?.names ?? []).forEach((name, index) => {
    const handle = context.newString(name);
    context.setProp(names, index, handle);
    handle.dispose();
  });
  put('builtIns', names);
  context.setProp(context.global, '__host', host);
  host.dispose();
}

function answerOf(call: () => unknown): string {
  try {
    return `{"value":${encode(call())}}`;
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}

function encodingOf(name: string): BufferEncoding {
  return Buffer.isEncoding(name) ? name : 'utf8';
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
}

function invoke(context: QuickJSContext, guest: QuickJSHandle, { definition, args }: Invocation): unknown {
  const nameHandle = context.newString(definition.name);
  const argsHandle = context.newString(encode(args));
  const call = context.getProp(guest, 'call');
  const result = context.callFunction(call, guest, nameHandle, argsHandle);
  for (const handle of [call, argsHandle, nameHandle]) handle.dispose();
  if (result.error !== undefined) throw failure(context, result.error, { definition, compiling: false });
  const text = context.getString(result.value);
  result.value.dispose();
  return decode(text);
}

function syntaxError(definition: CustomFunction, reason: string, line = 1): FunctionError {
  return new FunctionError({
    code: 'function-syntax',
    functionName: definition.name,
    location: placeIn(definition, line),
    message: `The custom function '${definition.name}' cannot be compiled, which breaks every module of the app: ${reason}`,
  });
}

function failure(
  context: QuickJSContext,
  handle: QuickJSHandle,
  { definition, compiling }: { readonly definition: CustomFunction; readonly compiling: boolean },
): FunctionError {
  const thrown: unknown = context.dump(handle);
  handle.dispose();
  const { name, message, line } = described(thrown);
  if (name === 'InternalError' && message === 'interrupted') {
    return failed(definition, 'function-timeout', 'it ran longer than ten seconds.');
  }
  if (name === 'InternalError' && message === 'out of memory') {
    return failed(definition, 'function-memory', 'it used more memory than the sandbox has.');
  }
  if (compiling) return syntaxError(definition, `${message}.`, line);
  return failed(definition, 'function-failed', message);
}

function failed(definition: CustomFunction, code: FunctionError['code'], reason: string): FunctionError {
  return new FunctionError({
    code,
    functionName: definition.name,
    location: placeIn(definition),
    message: code === 'function-failed' ? reason : `The custom function '${definition.name}' was stopped: ${reason}`,
  });
}

function described(thrown: unknown): { name: string; message: string; line: number } {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown), line: 1 };
  const { name, message, lineNumber } = thrown as Record<string, unknown>;
  return {
    name: String(name ?? 'Error'),
    message: String(message ?? 'Unknown error'),
    line: typeof lineNumber === 'number' ? lineNumber : 1,
  };
}
