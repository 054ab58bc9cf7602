import { NotEmulatedError, RunError } from '../errors/index.js';
import { buildRequest } from '../request/build.js';
import { type ParsedResponse, sendRequest } from '../request/send.js';
import type { StepRun } from './step-run.js';

/** Endpoints that one execution may call (R1.46). */
const MAX_ENDPOINT_CALLS = 100;

/** The answer that a step reads: of its request, or of the endpoint it calls; undefined when it asks nobody (R1.45). */
export async function respond(
  run: StepRun,
  { attempt, page }: { readonly attempt: number; readonly page: number },
): Promise<ParsedResponse | undefined> {
  const { step, context, runtime, warn } = run;
  if (step.endpoint !== undefined) return await callEndpoint(run, page);
  if (!step.sends) return undefined;
  if (runtime.renew !== undefined) context['connection'] = await runtime.renew(context['connection']);
  const built = buildRequest({
    request: step.request,
    pagination: page === 0 ? undefined : step.pagination,
    context,
    environment: runtime.environment,
    timeout: runtime.limits.timeout,
    warn,
  });
  return await sendRequest(built, {
    runtime,
    position: { step: step.index, attempt, page },
    sanitize: step.request.sanitize,
    responseType: step.responseType?.evaluate(context, runtime.environment),
    warn,
  });
}

/** The endpoint's output appears as `body`, its status is 200 (R1.46). */
async function callEndpoint({ step, context, runtime }: StepRun, page: number): Promise<ParsedResponse | undefined> {
  const { endpoint } = step;
  if (endpoint === undefined) return undefined;
  if (runtime.callEndpoint === undefined) {
    throw new NotEmulatedError({
      feature: 'endpoint',
      message: `The endpoint "${endpoint.name}" cannot be called here.`,
    });
  }
  if (runtime.budget.endpointCalls >= MAX_ENDPOINT_CALLS) {
    throw new RunError({
      type: 'RuntimeError',
      code: 'request-cap',
      message: `The execution called endpoints ${MAX_ENDPOINT_CALLS} times, as often as is allowed (R1.46).`,
      step: step.index,
    });
  }
  runtime.budget.endpointCalls++;
  const input = (page > 0 ? endpoint.pagedInput : undefined) ?? endpoint.input;
  const call = { name: endpoint.name, connection: endpoint.connection };
  const body = await runtime.callEndpoint({ ...call, input: input?.evaluate(context, runtime.environment) });
  return { statusCode: 200, headers: {}, body };
}
