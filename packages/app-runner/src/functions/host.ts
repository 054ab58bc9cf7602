import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import { decode, encode } from './border.js';

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

/** Puts the hooks of this process where the guest finds them, once: `__host` (see `guest.ts`). */
export function installHost(context: QuickJSContext, options: SandboxOptions): void {
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
