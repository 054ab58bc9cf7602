import type { CustomFunction } from '@connect-app/app-model';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import { FunctionError } from './function-error.js';
import { placeIn } from './source.js';

/** A function that does not compile. */
export function syntaxError(definition: CustomFunction, reason: string, line = 1): FunctionError {
  return new FunctionError({
    code: 'function-syntax',
    functionName: definition.name,
    location: placeIn(definition, line),
    message: `The custom function '${definition.name}' cannot be compiled, which breaks every module of the app: ${reason}`,
  });
}

/** The call that the engine gave up. */
export interface FailedCall {
  readonly definition: CustomFunction;
  readonly compiling: boolean;
  /** Functions that can be called as `iml.<name>`. */
  readonly known?: ReadonlySet<string> | undefined;
}

/** What the engine threw, as the error a user reads. */
export function failure(
  context: QuickJSContext,
  handle: QuickJSHandle,
  { definition, compiling, known }: FailedCall,
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
  const missing = /^'?([\w$]+)'? is not defined$/.exec(message)?.[1];
  const hint = missing !== undefined && known?.has(missing) ? `; call it as iml.${missing}(…)` : '';
  return failed(definition, 'function-failed', message + hint);
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
