import { readFile } from 'node:fs/promises';
import { replaceFile } from '@connect-app/app-build';
import type { IncomingRequest, Runner, TriggerState, WebhookData } from '@connect-app/app-runner';
import { fromTypedJson, toTypedJson } from '@connect-app/iml';
import { Failure } from '../failure.js';
import { readObjectArgument } from '../input.js';
import type { ExecPath } from './path.js';

export interface BlockOptions {
  readonly limit?: number;
  readonly state?: string;
  readonly request?: string;
  readonly data?: string;
}

export interface BlockRun {
  readonly target: ExecPath;
  readonly runner: Runner;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly connection: Readonly<Record<string, unknown>> | undefined;
  readonly options: BlockOptions;
  /** Takes one line of JSON. */
  readonly print: (line: string) => void;
}

/** Runs the block that a path names and prints what it gives: a bundle, an option, a reply a line. */
export async function runBlock({ target, runner, parameters, connection, options, print }: BlockRun): Promise<void> {
  const values = fromTypedJson(parameters) as Record<string, unknown>;
  const show = (value: unknown): void => print(JSON.stringify(toTypedJson(value)));
  const call = { connection };
  switch (target.kind) {
    case 'module': {
      if (target.part === 'epoch') {
        for (const item of await runner.loadEpoch(target.name, values, call)) show(item);
        return;
      }
      const state = await readState(options.state);
      const bundles = runner.runModule(target.name, values, { ...call, limit: options.limit, state });
      for (let next = await bundles.next(); ; next = await bundles.next()) {
        if (next.done !== true) {
          show(next.value);
          continue;
        }
        if (options.state !== undefined && next.value)
          await replaceFile(options.state, `${JSON.stringify(next.value, undefined, 2)}\n`);
        return;
      }
    }
    case 'rpc': {
      const output = await runner.callRpc(target.name, { ...call, parameters: values });
      const list = Array.isArray(output) ? output : [output];
      for (const option of list.slice(0, options.limit)) show(option);
      return;
    }
    case 'connection': {
      const data = connection ?? values;
      if (target.part === 'test') {
        const { metadata, uid } = await runner.testConnection(target.name, data);
        // What the connection holds are secrets: only whose it is gets printed.
        show({
          connected: true,
          ...(metadata === undefined ? {} : { metadata }),
          ...(uid === undefined ? {} : { uid }),
        });
        return;
      }
      await (target.part === 'refresh'
        ? runner.refreshConnection(target.name, data)
        : runner.invalidateConnection(target.name, data));
      show({ [target.part === 'refresh' ? 'refreshed' : 'invalidated']: true });
      return;
    }
    case 'webhook':
      return runWebhook({ target, runner, parameters: values, connection, options, print }, show);
  }
}

async function runWebhook(
  { target, runner, parameters, connection, options }: BlockRun,
  show: (value: unknown) => void,
): Promise<void> {
  if (target.kind !== 'webhook') return;
  const data = options.data === undefined ? {} : await readObjectArgument('--data', options.data);
  const { id, url, ...stored } = { url: 'https://hooks.example.com/local', id: 'local', ...data } as Record<
    string,
    unknown
  >;
  const webhook: WebhookData = { id: String(id), url: String(url), data: stored };
  if (target.part === 'receive') {
    const request = await readRequest(options.request);
    const { reply, outcome, bundles } = await runner.receive(target.name, {
      request,
      webhook,
      values: parameters,
      connection,
    });
    for (const bundle of bundles) show(bundle);
    show({ reply, outcome });
    return;
  }
  const call = { webhook, parameters, connection };
  const after = await (target.part === 'attach'
    ? runner.attachWebhook(target.name, call)
    : target.part === 'update'
      ? runner.updateWebhook(target.name, call)
      : runner.detachWebhook(target.name, call));
  show(after.data);
}

async function readRequest(argument: string | undefined): Promise<IncomingRequest> {
  if (argument === undefined) {
    throw new Failure({
      code: 'exec/no-request',
      message: 'There is no incoming call to take: --request is missing.',
      hint: `For example: --request '{"method":"POST","headers":{},"query":{},"body":[]}'`,
    });
  }
  const { method = 'POST', headers = {}, query = {}, body } = await readObjectArgument('--request', argument);
  const lower = Object.entries(headers as Record<string, unknown>).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return { method: String(method), headers: Object.fromEntries(lower), query: query as Record<string, string>, body };
}

async function readState(file: string | undefined): Promise<TriggerState | undefined> {
  if (file === undefined) return undefined;
  const exists = await readFile(file, 'utf8').then(
    (text) => text.trim() !== '',
    () => false,
  );
  return exists ? ((await readObjectArgument('--state', `@${file}`)) as unknown as TriggerState) : undefined;
}
