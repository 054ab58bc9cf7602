import type { IncomingRequest, Received, WebhookData } from '@connect-app/app-runner';
import { fromTypedJson } from '@connect-app/iml';
import { Failure } from '../failure.js';
import { readObjectArgument } from '../input.js';
import type { BlockRun } from './block-run.js';
import type { ExecPath } from './path.js';

/** Subscribes, takes a call, subscribes anew, unsubscribes. What attaching stored comes out, and goes in with `--data`. */
export async function runWebhook(run: BlockRun<Extract<ExecPath, { kind: 'webhook' }>>): Promise<void> {
  const { target, runner, parameters, connection, signal, show } = run;
  if (target.part === 'receive') {
    const { bundles, reply, outcome, uids } = await receiveCall(run, { webhook: target.name });
    for (const bundle of bundles) show(bundle);
    show({ reply, outcome, ...(uids && { uids }) });
    return;
  }
  const call = { webhook: await webhookData(run), parameters, connection, signal };
  switch (target.part) {
    case 'attach':
      return show((await runner.attachWebhook(target.name, call)).data);
    case 'update':
      return show((await runner.updateWebhook(target.name, call)).data);
    case 'detach':
      return show((await runner.detachWebhook(target.name, call)).data);
  }
}

/** Hands the call of `--request` to a webhook. */
export async function receiveCall(
  run: BlockRun,
  { webhook, module }: { webhook: string; module?: string },
): Promise<Received> {
  const { runner, parameters, connection, signal, options } = run;
  const request = await readRequest(options.request);
  return runner.receive(webhook, {
    request,
    webhook: await webhookData(run),
    values: parameters,
    ...(module !== undefined && { module }),
    connection,
    signal,
  });
}

async function webhookData({ options }: BlockRun): Promise<WebhookData> {
  const given = options.data === undefined ? {} : await readObjectArgument('--data', options.data);
  const { id, url, ...data } = { url: 'https://hooks.example.com/local', id: 'local', ...given } as Record<
    string,
    unknown
  >;
  return { id: String(id), url: String(url), data: fromTypedJson(data) as Record<string, unknown> };
}

async function readRequest(argument: string | undefined): Promise<IncomingRequest> {
  if (argument === undefined) {
    throw new Failure({
      code: 'exec/no-request',
      message: 'There is no incoming call to take: --request is missing.',
      hint: `For example: --request '{"method":"POST","headers":{},"query":{},"body":[]}'`,
    });
  }
  const { method, headers, query, body } = await readObjectArgument('--request', argument);
  const lower = Object.entries(texts(headers, 'headers')).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: String(method ?? 'POST').toUpperCase(),
    headers: Object.fromEntries(lower),
    query: texts(query, 'query'),
    body: fromTypedJson(body),
  };
}

function texts(value: unknown, name: string): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Failure({
      code: 'exec/request',
      message: `"${name}" of --request has to be an object of texts.`,
      hint: `For example: "${name}": {"${name === 'query' ? 'challenge' : 'content-type'}": "…"}`,
    });
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
}
