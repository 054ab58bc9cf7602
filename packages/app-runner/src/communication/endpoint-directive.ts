import { NotEmulatedError } from '../errors/index.js';
import type { Directive, StepReader } from './directive.js';
import { isPlainObject } from './temp.js';

/** What takes the place of an HTTP request: an endpoint of the app (R1.46). */
export interface CompiledEndpoint {
  readonly name: string;
  readonly connection: string | undefined;
  readonly input: Directive | undefined;
  readonly pagedInput: Directive | undefined;
}

/** Reads the `endpoint` directive of a step, if there is one. */
export function endpointOf(step: StepReader): CompiledEndpoint | undefined {
  const value = step.literal('endpoint');
  if (value === undefined) return undefined;
  const name = isPlainObject(value) ? value['name'] : value;
  const connection = isPlainObject(value) ? value['connection'] : undefined;
  if (typeof name !== 'string' || name.includes('{{')) {
    throw step.invalid('endpoint-name', 'The name of an endpoint has to be a plain text (C9).', 'endpoint');
  }
  if (step.literal('response', 'unwrap') !== undefined) {
    throw new NotEmulatedError({
      feature: 'response.unwrap',
      message: 'response.unwrap of endpoint calls is not emulated.',
      location: step.locate('response', 'unwrap'),
    });
  }
  return {
    name,
    connection: typeof connection === 'string' ? connection : undefined,
    input: step.compile('input'),
    pagedInput: step.compile('pagination', 'input'),
  };
}

/** Helpers that only the vendor's own apps may use (R1.46). */
export function refuseForeign(step: StepReader): void {
  for (const feature of ['isc', 'agency']) {
    if (step.literal(feature) === undefined) continue;
    throw new NotEmulatedError({
      feature,
      message: `"${feature}" is for the vendor's own apps; a custom app cannot use it (R1.46).`,
      location: step.locate(feature),
    });
  }
}
