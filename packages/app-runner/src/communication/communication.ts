import { isTruthy } from '@connect-app/iml';
import { safeError } from '../record/safe-error.js';
import { buildRequest } from '../request/build.js';
import { compileStep } from './compile-step.js';
import { runSteps } from './run.js';
import { isPlainObject, mergeTemp } from './temp.js';
import type { Communication, CommunicationSource, PreparedRequest, RunCommunication } from './types.js';

/**
 * Compiles an api block, to run it many times.
 * @throws RunError for a directive or an expression that cannot work, with its place; NotEmulatedError for what the
 * workbench does not do.
 * @example
 * const communication = compileCommunication({ steps: effectiveSteps({ app, component, section: 'api' }), kind: 'search' });
 * for await (const { outputs } of communication.run({ context: { parameters }, runtime })) console.log(outputs);
 */
export function compileCommunication({ steps: sources, kind, imlOptions }: CommunicationSource): Communication {
  const options = imlOptions ?? {};
  const asks = kind === 'trigger' || kind === 'epoch';
  const mustSend =
    asks && !sources.some(({ value }) => isPlainObject(value) && ('url' in value || 'endpoint' in value));
  const steps = sources.map((source, index) => compileStep(index, source, { kind, options, mustSend }));
  const trigger = steps.at(-1)?.trigger;
  const preview = async ({ context, runtime }: RunCommunication): Promise<PreparedRequest | undefined> => {
    const [step] = steps;
    const { environment } = runtime;
    prepareContext(context, environment.timezone);
    if (step === undefined || !step.sends) return undefined;
    context['temp'] = mergeTemp(context['temp'] as Record<string, unknown>, step.temp?.evaluate(context, environment));
    context['pagination'] = { page: 1, offset: 0, limit: 20 };
    if (step.condition !== undefined && !isTruthy(step.condition.evaluate(context, environment))) return undefined;
    const timeout = runtime.limits.timeout;
    const { http } = buildRequest({ request: step.request, context, environment, timeout, warn: () => {} });
    return { method: http.method, url: http.url, headers: http.headers, body: http.body };
  };
  return {
    kind,
    ...(trigger === undefined ? {} : { trigger }),
    run: async function* ({ context, runtime }) {
      prepareContext(context, runtime.environment.timezone);
      try {
        return yield* runSteps(steps, { kind, context, runtime });
      } catch (error) {
        throw safeError(error, runtime);
      }
    },
    preview,
  };
}

/** `temp` and `environment` are there everywhere (R2.33); a `temp` of the caller's is carried on. */
function prepareContext(context: Record<string, unknown>, timezone: string): void {
  if (!isPlainObject(context['temp'])) context['temp'] = {};
  context['environment'] ??= { timezone };
}
