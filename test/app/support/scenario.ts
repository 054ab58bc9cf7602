import { syncBuiltinESMExports } from 'node:module';
import { type App, loadApp } from '@connect-app/app-model';
import {
  type Bundle,
  createHttpTransport,
  createRunner,
  type ModuleOptions,
  type Runner,
} from '@connect-app/app-runner';
import { type ClozeMock, type ClozeMockOptions, createClozeMock } from '@connect-app/cloze-mock';
import nock from 'nock';

// nock replaces functions of node:http; modules that imported them by name see that only now.
syncBuiltinESMExports();

const HOST = 'https://api.cloze.com';

/** A request as it reached Cloze. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed, if it is JSON. */
  readonly body: unknown;
}

/** What Cloze answers instead of the mock. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes out as JSON. */
  readonly body?: unknown;
  /** Breaks the connection with this code, such as ETIMEDOUT. */
  readonly networkError?: string;
}

/** The app, run against the mock with nock in between: nothing leaves the machine, and every request is seen. */
export interface Scenario {
  readonly app: App;
  readonly mock: ClozeMock;
  readonly runner: Runner;
  readonly connection: { readonly email: string; readonly apiKey: string };
  /** Requests since the last `forget()`, oldest first. */
  readonly sent: SentRequest[];
  /** Runs a module and collects its bundles. */
  run(module: string, parameters?: Readonly<Record<string, unknown>>, options?: ModuleOptions): Promise<Bundle[]>;
  /** Calls an RPC the way a dialog does: its text parameters and the values of the form. */
  rpc(name: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The next request to a path that begins like this gets this answer. */
  answerOnce(path: string, answer: Answer): void;
  forget(): void;
  close(): Promise<void>;
}

let loaded: Promise<App> | undefined;

/** The app of this repository, loaded once. */
export function clozeApp(): Promise<App> {
  loaded ??= loadApp(new URL('../../..', import.meta.url).pathname).then(({ app }) => {
    if (!app) throw new Error('The app does not load.');
    return app;
  });
  return loaded;
}

/** Makes a scenario with a mock of its own; close it at the end. */
export async function createScenario(
  options: ClozeMockOptions & { readonly timezone?: string } = {},
): Promise<Scenario> {
  const { timezone = 'UTC', ...mockOptions } = options;
  const app = await clozeApp();
  const mock = createClozeMock(mockOptions);
  const sent: SentRequest[] = [];
  const answers: { readonly path: string; readonly answer: Answer }[] = [];
  nock.disableNetConnect();
  intercept({ mock, sent, answers });
  const runner = await createRunner(app, { transport: createHttpTransport(), environment: { timezone } });
  const connection = { email: mock.account.email, apiKey: mock.account.apiKey };
  return {
    app,
    mock,
    runner,
    connection,
    sent,
    run: async (module, parameters = {}, moduleOptions = {}) => {
      const bundles: Bundle[] = [];
      for await (const bundle of runner.runModule(module, parameters, { connection, ...moduleOptions })) {
        bundles.push(bundle as Bundle);
      }
      return bundles;
    },
    rpc: (name, parameters = {}) => runner.callRpc(name, { connection, parameters }),
    answerOnce: (path, answer) => void answers.push({ path, answer }),
    forget: () => void sent.splice(0),
    close: async () => {
      nock.cleanAll();
      await mock.close();
    },
  };
}

interface Interception {
  readonly mock: ClozeMock;
  readonly sent: SentRequest[];
  readonly answers: { readonly path: string; readonly answer: Answer }[];
}

function intercept(interception: Interception): void {
  const scope = nock(HOST).persist();
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    scope.intercept(/.*/, method).reply(async function reply(uri, body) {
      const url = new URL(uri, HOST);
      const text = body === '' ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const headers = Object.fromEntries(
        Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]),
      );
      interception.sent.push({
        method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers,
        body,
      });
      const at = interception.answers.findIndex(({ path }) => url.pathname.startsWith(path));
      const [own] = at < 0 ? [] : interception.answers.splice(at, 1);
      return own
        ? written(own.answer)
        : fromMock(interception.mock, new Request(url, { method, headers, ...(text && { body: text }) }));
    });
  }
}

function written({ status = 200, headers, body, networkError }: Answer): nock.ReplyFnResult {
  if (networkError) throw Object.assign(new Error(networkError), { code: networkError });
  const json = typeof body === 'object';
  return [
    status,
    json ? JSON.stringify(body) : String(body ?? ''),
    { 'content-type': json ? 'application/json' : 'text/plain', ...headers },
  ];
}

async function fromMock(mock: ClozeMock, request: Request): Promise<nock.ReplyFnResult> {
  const response = await mock.fetch(request);
  return [response.status, await response.text(), Object.fromEntries(response.headers)];
}
