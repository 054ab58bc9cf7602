import type { Directive, StepReader } from '../communication/directive.js';

/** The request half of a step, each directive compiled. */
export interface CompiledRequest {
  readonly baseUrl: Directive | undefined;
  readonly url: Directive | undefined;
  readonly encodeUrl: Directive | undefined;
  readonly uniformUrl: boolean;
  readonly method: Directive | undefined;
  readonly headers: Directive | undefined;
  readonly qs: Directive | undefined;
  readonly body: Directive | undefined;
  readonly type: Directive | undefined;
  readonly timeout: Directive | undefined;
  readonly ca: Directive | undefined;
  readonly oauth: Directive | undefined;
  readonly aws: Directive | undefined;
  readonly gzip: boolean;
  readonly followRedirects: boolean;
  readonly followAllRedirects: boolean;
  readonly sanitize: readonly string[];
}

/** Reads the request half of a step. */
export function compileRequest(step: StepReader): CompiledRequest {
  const sanitize = step.literal('log', 'sanitize');
  return {
    baseUrl: step.compile('baseUrl'),
    url: step.compile('url'),
    encodeUrl: step.compile('encodeUrl'),
    uniformUrl: step.literal('encodeUrlMode') === 'uniform',
    method: step.compile('method'),
    headers: step.compile('headers'),
    qs: step.compile('qs'),
    body: step.compile('body'),
    type: step.compile('type'),
    timeout: step.compile('timeout'),
    ca: step.compile('ca'),
    oauth: step.compile('oauth'),
    aws: step.compile('aws'),
    gzip: step.literal('gzip') === true,
    followRedirects: isOn(step, 'followRedirects', 'followRedirect'),
    followAllRedirects: isOn(step, 'followAllRedirects', 'followAllRedirect'),
    sanitize: Array.isArray(sanitize) ? sanitize.filter((path): path is string => typeof path === 'string') : [],
  };
}

/** Both spellings of the switches are about (R1.31). */
function isOn(step: StepReader, ...names: readonly string[]): boolean {
  return names.every((name) => step.literal(name) !== false);
}
