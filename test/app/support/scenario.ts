import { syncBuiltinESMExports } from 'node:module';
import { type App, loadApp } from '@connect-app/app-model';
import { createHttpTransport, createRunner, type ModuleOptions, type Runner } from '@connect-app/app-runner';
import { type ClozeMock, type ClozeMockOptions, createClozeMock, interceptWithNock } from '@connect-app/cloze-mock';
import nock from 'nock';
import type { AppTypes, ModuleBundle, ModuleName, ModuleParameters, RpcName } from '../../../types/index.js';

// nock replaces functions of node:http; modules that imported them by name see that only now.
syncBuiltinESMExports();

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
  readonly runner: Runner<AppTypes>;
  readonly connection: { readonly email: string; readonly apiKey: string };
  /** Requests since the last `forget()`, oldest first. */
  readonly sent: SentRequest[];
  /** The bodies of the POST requests among them. */
  posted(): { readonly path: string; readonly body: unknown }[];
  /** What the mock remarks on the requests it got since then: against the contract, unknown parameters and properties. */
  remarks(): unknown[];
  /** Runs a module and collects its bundles; the compiler checks what is filled in. */
  run<Module extends ModuleName>(
    module: Module,
    parameters?: ModuleParameters<Module>,
    options?: ModuleOptions,
  ): Promise<ModuleBundle<Module>[]>;
  /** The same for tables over many modules, and for what a dialog would not let through. */
  runAny(
    module: string,
    parameters?: Readonly<Record<string, unknown>>,
    options?: ModuleOptions,
  ): Promise<Record<string, unknown>[]>;
  /** Calls an RPC the way a dialog does: its text parameters and the values of the form. */
  rpc(name: RpcName | (string & {}), parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
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

/** Options of {@link createScenario}: those of its mock, and one of its own. */
export interface ScenarioOptions extends ClozeMockOptions {
  /** The organisation's zone. Default UTC. */
  readonly timezone?: string;
}

/** Makes a scenario with a mock of its own; close it at the end. As in every test, all is held against the contract. */
export async function createScenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const { timezone = 'UTC', ...mockOptions } = options;
  const app = await clozeApp();
  const mock = createClozeMock(mockOptions);
  const sent: SentRequest[] = [];
  const answers: PlannedAnswer[] = [];
  nock.disableNetConnect();
  interceptWithNock({ fetch: (request) => answerOf(request, { mock, sent, answers }) }, nock);
  const runner = await createRunner<AppTypes>(app, { transport: createHttpTransport(), environment: { timezone } });
  const connection = { email: mock.account.email, apiKey: mock.account.apiKey };
  let remarked = 0;
  const runAny: Scenario['runAny'] = async (module, parameters = {}, moduleOptions = {}) => {
    const bundles = [];
    const run = runner.runModule(module as ModuleName, parameters as never, { connection, ...moduleOptions });
    for await (const bundle of run) bundles.push(bundle);
    return bundles;
  };
  return {
    app,
    mock,
    runner,
    connection,
    sent,
    posted: () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body })),
    remarks: () =>
      mock.requests
        .slice(remarked)
        .flatMap(({ findings, unknownParameters, unknownProperties }) => [
          ...findings,
          ...unknownParameters,
          ...unknownProperties,
        ]),
    run: runAny as Scenario['run'],
    runAny,
    rpc: (name, parameters = {}) => runner.callRpc(name as RpcName, { connection, parameters }),
    answerOnce: (path, answer) => void answers.push({ path, answer }),
    forget: () => {
      sent.splice(0);
      remarked = mock.requests.length;
    },
    close: async () => {
      nock.cleanAll();
      await mock.close();
    },
  };
}

interface PlannedAnswer {
  readonly path: string;
  readonly answer: Answer;
}

interface Interception {
  readonly mock: ClozeMock;
  readonly sent: SentRequest[];
  readonly answers: PlannedAnswer[];
}

/** Notes a request, then gives the answer that was planned for it, or that of the mock. */
async function answerOf(request: Request, { mock, sent, answers }: Interception): Promise<Response> {
  const url = new URL(request.url);
  const text = await request.clone().text();
  sent.push({
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(request.headers),
    body: parsed(text),
  });
  const at = answers.findIndex(({ path }) => url.pathname.startsWith(path));
  const [planned] = at < 0 ? [] : answers.splice(at, 1);
  return planned ? written(planned.answer) : mock.fetch(request);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function written({ status = 200, headers, body, networkError }: Answer): Response {
  if (networkError) throw Object.assign(new Error(networkError), { code: networkError });
  const json = typeof body === 'object';
  return new Response(json ? JSON.stringify(body) : String(body ?? ''), {
    status,
    headers: { 'content-type': json ? 'application/json' : 'text/plain', ...headers },
  });
}
