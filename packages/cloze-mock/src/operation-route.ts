import type { Context, Hono } from 'hono';
import { readArguments } from './arguments.js';
import type { MockContext, MockEnv } from './context.js';
import { contractChecker, requireFit } from './contract/checker.js';
import { OPERATIONS, type Operation } from './contract/operations.js';
import { ClozeError } from './errors.js';
import { authenticate } from './middleware/authentication.js';
import { maskSecrets, type RequestRecord } from './request-log.js';
import { createCall, type Handler } from './route.js';

/** An operation and what answers it. */
export interface OperationRoute {
  readonly app: Hono<MockEnv>;
  readonly mock: MockContext;
  readonly operation: Operation;
  readonly handler: Handler;
}

/** Adds an operation under its path and those of other generations of the API. */
export function addOperation({ app, mock, operation, handler }: OperationRoute): void {
  const answer = respond(mock, operation, handler);
  app.on([...accepted(operation, mock)], [operation.path, ...(operation.aliases ?? [])], answer);
  if (mock.options.calls === 'tolerant' && operation.seen) {
    app.on([operation.method], [...operation.seen], (context) => {
      context.get('entry').notes.push(`${context.req.path} instead of ${operation.path}.`);
      return answer(context);
    });
  }
}

function respond(mock: MockContext, operation: Operation, handler: Handler) {
  return async (context: Context<MockEnv>): Promise<Response> => {
    const entry = context.get('entry');
    entry.operation = operation.id;
    let answer: unknown;
    let status: ClozeError['status'] = 200;
    try {
      const account = authenticate(mock, context.req.raw, operation.scope);
      context.set('account', account);
      entry.account = account.email;
      const given = await readArguments(context.req.raw, operation, mock.options.calls);
      entry.notes.push(...given.notes);
      note(mock, entry, operation, given);
      answer = await handler(createCall(mock, account, given));
    } catch (error) {
      if (!(error instanceof ClozeError)) throw error;
      answer = error.body();
      status = error.status;
    }
    const text = JSON.stringify(answer);
    const { errorcode } = answer as { errorcode?: number };
    if (errorcode !== undefined) entry.errorcode = errorcode;
    if (mock.options.contract === 'strict') holdAnswer(operation, status, text);
    return context.body(text, status, { 'content-type': 'application/json; charset=utf-8' });
  };
}

/** The methods an operation answers to. With tolerance, what is read by query may also be posted (S11 does). */
function accepted({ method }: Operation, mock: MockContext): readonly string[] {
  return method === 'POST' || mock.options.calls === 'documented' ? [method] : [method, 'POST'];
}

/** All methods that a path answers to. */
export function methodsOf(mock: MockContext, path: string): readonly string[] {
  const plain = path.replace(/\/+$/, '');
  const here = OPERATIONS.filter((operation) => [operation.path, ...(operation.aliases ?? [])].includes(plain));
  return [...new Set([...here.flatMap((operation) => accepted(operation, mock)), 'OPTIONS'])];
}

/** Keeps what was sent, and has it held against the contract when somebody reads the log. */
function note(
  mock: MockContext,
  entry: RequestRecord,
  operation: Operation,
  given: { readonly query: URLSearchParams; readonly body: unknown },
): void {
  if (given.body !== undefined) entry.body = maskSecrets(given.body);
  if (mock.options.contract === 'off') return;
  mock.log.later(entry, () => {
    const found = contractChecker().request(operation.id, given.query, given.body);
    entry.unknownParameters.push(...found.unknownParameters);
    entry.unknownProperties.push(...found.unknownProperties);
    entry.findings.push(...found.findings);
  });
}

/** @throws MockError `contract-response` when an answer does not fit the contract. */
function holdAnswer(operation: Operation, status: number, text: string): void {
  requireFit(contractChecker().response(operation.id, status, JSON.parse(text)), {
    code: 'contract-response',
    what: `The answer of ${operation.id}`,
  });
}
