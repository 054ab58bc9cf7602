import type { ImlOptions } from '@connect-app/iml';
import { type CompiledRequest, compileRequest } from '../request/compile.js';
import { type CompiledPagination, compilePagination } from '../request/pagination.js';
import { type CompiledErrors, compileErrors } from '../response/errors.js';
import { type CompiledItems, compileItems } from '../response/items.js';
import { type Directive, StepReader } from './directive.js';
import { type CompiledEndpoint, endpointOf, refuseForeign } from './endpoint-directive.js';
import { compileRepeat, type Repeat } from './repeat.js';
import { isPlainObject } from './temp.js';
import type { CommunicationKind, CommunicationStep, TriggerDirective } from './types.js';

/** Keys of `response` that the run itself reads; every further one is a value for the caller (R2.31). */
const RESPONSE_KEYS = new Set(['type', 'valid', 'limit', 'error', 'iterate', 'temp', 'output', 'wrapper', 'trigger']);

/** One step with every directive compiled. */
export interface CompiledStep {
  readonly index: number;
  readonly temp: Directive | undefined;
  readonly condition: Directive | undefined;
  /** What a skipped step gives (R1.40). */
  readonly skipped: Directive | undefined;
  readonly repeat: Repeat | undefined;
  readonly request: CompiledRequest;
  /** Without a url the step sends nothing (R1.45). */
  readonly sends: boolean;
  readonly endpoint: CompiledEndpoint | undefined;
  readonly pagination: CompiledPagination | undefined;
  readonly responseType: Directive | undefined;
  readonly responseTemp: Directive | undefined;
  readonly errors: CompiledErrors;
  readonly items: CompiledItems;
  readonly wrapper: Directive | undefined;
  readonly limit: Directive | undefined;
  readonly trigger: TriggerDirective | undefined;
  readonly values: ReadonlyMap<string, Directive>;
}

/** What a step is compiled for. */
export interface StepSetting {
  readonly kind: CommunicationKind;
  readonly options: ImlOptions;
  /** No other step of a trigger sends a request, so this one has to. */
  readonly mustSend: boolean;
}

/** Compiles one step of a communication. */
export function compileStep(
  index: number,
  source: CommunicationStep,
  { kind, options, mustSend }: StepSetting,
): CompiledStep {
  const step = new StepReader(index, source, options);
  refuseForeign(step);
  const [condition, skipped] = conditionOf(step);
  const endpoint = endpointOf(step);
  const sends = endpoint === undefined && step.literal('url') !== undefined;
  if (!sends && endpoint === undefined && mustSend) {
    throw step.invalid('url-missing', 'A trigger has to send a request: give it a url (R1.45).');
  }
  const wrapper = step.literal('response', 'wrapper');
  return {
    index,
    temp: step.compile('temp'),
    condition,
    skipped,
    repeat: compileRepeat(step),
    request: compileRequest(step),
    sends,
    endpoint,
    // An instant trigger's block has neither pages nor a list to go through (R2.30).
    pagination: kind === 'instant' || (!sends && endpoint === undefined) ? undefined : compilePagination(step),
    responseType: kind === 'responder' ? undefined : step.compile('response', 'type'),
    responseTemp: step.compile('response', 'temp'),
    errors: compileErrors(step),
    items: compileItems(step),
    wrapper: wrapper === '{{output}}' ? undefined : step.compile('response', 'wrapper'),
    limit: limitOf(step),
    trigger: triggerOf(step),
    values: valuesOf(step, kind),
  };
}

function conditionOf(step: StepReader): readonly [Directive | undefined, Directive | undefined] {
  const value = step.literal('condition');
  return isPlainObject(value) && Object.hasOwn(value, 'condition')
    ? [step.compile('condition', 'condition'), step.compile('condition', 'default')]
    : [step.has('condition') ? step.compileValue(value ?? null, ['condition']) : undefined, undefined];
}

function limitOf(step: StepReader): Directive | undefined {
  if (step.literal('response', 'limit') === 0) {
    throw step.invalid('limit-zero', 'A limit of 0 is refused by the platform (R2.24).', 'response', 'limit');
  }
  return step.compile('response', 'limit');
}

function triggerOf(step: StepReader): TriggerDirective | undefined {
  if (step.literal('response', 'trigger') === undefined) return undefined;
  const type = step.literal('response', 'trigger', 'type');
  const order = step.literal('response', 'trigger', 'order') ?? 'unordered';
  if (type !== 'id' && type !== 'date') {
    throw step.invalid('trigger-type', 'trigger.type has to be "id" or "date" (R3.9).', 'response', 'trigger');
  }
  if (order !== 'asc' && order !== 'desc' && order !== 'unordered') {
    throw step.invalid(
      'trigger-order',
      'trigger.order has to be asc, desc or unordered (R3.9).',
      'response',
      'trigger',
    );
  }
  return { type, order };
}

function valuesOf(step: StepReader, kind: CommunicationKind): ReadonlyMap<string, Directive> {
  const response = step.literal('response');
  const values = new Map<string, Directive>();
  if (!isPlainObject(response)) return values;
  for (const key of Object.keys(response)) {
    if (RESPONSE_KEYS.has(key) && !(kind === 'responder' && key === 'type')) continue;
    const directive = step.compile('response', key);
    if (directive !== undefined) values.set(key, directive);
  }
  return values;
}
