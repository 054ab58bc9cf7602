import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { MockError } from '../errors.js';
import type { ContractFinding } from '../request-log.js';
import { closedSchemas } from './closed.js';
import { type ContractDocument, type ContractOperation, type ContractParameter, loadContract } from './document.js';
import { checkParameters } from './parameters.js';

/** What a request has that the contract does not, and where it breaks it. */
export interface RequestCheck {
  readonly unknownParameters: readonly string[];
  /** JSON pointers. */
  readonly unknownProperties: readonly string[];
  readonly findings: readonly ContractFinding[];
}

/** Holds requests, answers and deliveries against the contract. */
export interface ContractChecker {
  request(operation: string, query: URLSearchParams, body: unknown): RequestCheck;
  /** Findings of a JSON answer; `[]` when it fits. */
  response(operation: string, status: number, body: unknown): ContractFinding[];
  /** Where a value breaks a schema that may refer to the contract's (`request#/components/schemas/…`). */
  against(schema: object, value: unknown): { path: (string | number)[]; message: string }[];
  /** Findings of what is sent to a webhook's target; `displayedChange` is for subscriptions with `client_type` human. */
  delivery(webhook: 'change' | 'displayedChange', body: unknown): ContractFinding[];
}

let made: ContractChecker | undefined;

/** The checker of the contract; validators are compiled at the first use of each, once for all mocks. */
export function contractChecker(): ContractChecker {
  made ??= createChecker(loadContract());
  return made;
}

/** @throws MockError with the given code and every finding, when there are any. */
export function requireFit(
  findings: readonly ContractFinding[],
  { code, what }: { readonly code: string; readonly what: string },
): void {
  if (findings.length === 0) return;
  const told = findings.map(({ path, message }) => `${path || '/'} ${message}`).join('; ');
  throw new MockError(code, `${what} breaks the contract: ${told}`);
}

const MOST_FINDINGS = 20;

function createChecker(document: ContractDocument): ContractChecker {
  const compile = compilers(document);
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        operation.operationId,
        { operation, pointer: `/paths/${path.replaceAll('/', '~1')}/${method}` },
      ]),
    ),
  );
  return {
    request: (id, query, body) => {
      const { operation, pointer } = known(operations, id);
      const parameters = checkParameters(parametersOf(document, operation), query, (schema, value) =>
        messagesOf(compile.schema(schema), value),
      );
      const unknownProperties: string[] = [];
      const findings = [...parameters.findings];
      if (operation.requestBody && body !== undefined) {
        for (const error of errorsOf(
          compile.request(`${pointer}/requestBody/content/application~1json/schema`),
          body,
        )) {
          if (error.keyword === 'additionalProperties') unknownProperties.push(pointerOf(error));
          else findings.push({ where: 'body', path: error.instancePath, message: messageOf(error) });
        }
      }
      return { unknownParameters: parameters.unknown, unknownProperties, findings: findings.slice(0, MOST_FINDINGS) };
    },
    response: (id, status, body) => {
      const { operation, pointer } = known(operations, id);
      const answer = operation.responses[String(status)];
      if (!answer) return [{ where: 'response', path: '', message: `the contract has no status ${status}` }];
      const place = answer.$ref?.slice(1) ?? `${pointer}/responses/${status}`;
      return closest(branches(document, place).map((branch) => errorsOf(compile.response(branch), body)));
    },
    against: (schema, value) =>
      errorsOf(compile.schema(schema), value).map((error) => ({
        path: pathOf(error),
        message: error.keyword === 'additionalProperties' ? 'is unknown' : messageOf(error),
      })),
    delivery: (webhook, body) =>
      closest([
        errorsOf(compile.response(`/webhooks/${webhook}/post/requestBody/content/application~1json/schema`), body),
      ]),
  };
}

function known<T>(operations: ReadonlyMap<string, T>, id: string): T {
  const found = operations.get(id);
  if (!found) throw new RangeError(`The contract has no operation ${id}.`);
  return found;
}

function parametersOf(document: ContractDocument, operation: ContractOperation): ContractParameter[] {
  const shared = Object.values(document.components.parameters).filter((parameter) => parameter['x-anywhere']);
  const own = (operation.parameters ?? []).map((parameter) =>
    parameter.$ref ? (at(document, parameter.$ref.slice(1)) as ContractParameter) : parameter,
  );
  return [...shared, ...own];
}

/** Pointers to the shapes that an answer may have. */
function branches(document: ContractDocument, place: string): string[] {
  const pointer = `${place}/content/application~1json/schema`;
  const { anyOf } = at(document, pointer) as { anyOf?: readonly unknown[] };
  return anyOf?.map((_, index) => `${pointer}/anyOf/${index}`) ?? [pointer];
}

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, part) => (value as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}

/** No findings when one shape fits; else those of the shape that is missed by the least. */
function closest(attempts: readonly (readonly ErrorObject[])[]): ContractFinding[] {
  const [best = []] = [...attempts].sort((left, right) => left.length - right.length);
  return best.slice(0, MOST_FINDINGS).map((error) => ({
    where: 'response',
    path: error.keyword === 'additionalProperties' ? pointerOf(error) : error.instancePath,
    message: messageOf(error),
  }));
}

/** A pointer in parts; numbers are places in lists. */
function pathOf(error: ErrorObject): (string | number)[] {
  const pointer = error.keyword === 'additionalProperties' ? pointerOf(error) : error.instancePath;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function messageOf({ message, keyword, params }: ErrorObject): string {
  const allowed = params['allowedValues'] as readonly unknown[] | undefined;
  return allowed ? `must be one of ${allowed.join(', ')}` : (message ?? keyword);
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  return `${instancePath}/${String(params['additionalProperty']).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function errorsOf(validate: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

function messagesOf(validate: ValidateFunction, value: unknown): string[] {
  return errorsOf(validate, value).map(messageOf);
}

/** Ajv is loaded here, at the first check: a mock that checks nothing never loads it. */
function compilers(document: ContractDocument) {
  const require = createRequire(import.meta.url);
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closedSchemas(document, 'request'), 'request');
  ajv.addSchema(closedSchemas(document, 'response'), 'response');
  const byPointer = (base: string, pointer: string): ValidateFunction => {
    const validate = ajv.getSchema(`${base}#${encodeURI(pointer)}`);
    if (!validate) throw new RangeError(`The contract has nothing at ${pointer}.`);
    return validate;
  };
  return {
    request: (pointer: string) => byPointer('request', pointer),
    response: (pointer: string) => byPointer('response', pointer),
    schema: (schema: object) => ajv.compile(schema),
  };
}
