import { MockError } from '../errors.js';
import type { ContractFinding } from '../request-log.js';
import { type ContractDocument, type ContractOperation, type ContractParameter, loadContract } from './document.js';
import { closest, errorsOf, MOST_FINDINGS, messageOf, messagesOf, pathOf, pointerOf } from './findings.js';
import { checkParameters } from './parameters.js';
import { validatorsOf } from './validators.js';

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

function createChecker(document: ContractDocument): ContractChecker {
  const compile = validatorsOf(document);
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
