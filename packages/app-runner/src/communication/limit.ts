import { RunError } from '../errors/index.js';
import type { Warn } from '../response/warn.js';
import type { CompiledStep } from './compile-step.js';
import type { CommunicationRuntime } from './runtime.js';
import type { Context } from './types.js';

/** `response.limit` (R2.24); undefined means no limit. A mapped 0 counts as not given, with a warning. */
export function limitOf(
  step: CompiledStep,
  context: Context,
  { runtime, warn }: { readonly runtime: CommunicationRuntime; readonly warn: Warn },
): number | undefined {
  const value = step.limit?.evaluate(context, runtime.environment);
  if (value === undefined || value === null || value === '') return undefined;
  const limit = Number(value);
  if (limit === 0) {
    warn('limit-zero', 'response.limit came out as 0; it is taken as no limit (R2.24).');
    return undefined;
  }
  if (Number.isFinite(limit) && limit > 0) return Math.floor(limit);
  throw new RunError({
    type: 'InvalidConfigurationError',
    code: 'limit-invalid',
    message: `response.limit has to be a positive number, but found ${JSON.stringify(value)}.`,
    step: step.index,
    location: step.limit?.location,
  });
}
