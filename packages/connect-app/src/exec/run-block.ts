import type { BlockRun } from './block-run.js';
import { runConnection } from './connection.js';
import { runModule } from './module.js';
import { runWebhook } from './webhook.js';

/** Runs the block that a path names and shows what it gives: a bundle, an option, a reply a line. */
export async function runBlock(run: BlockRun): Promise<void> {
  const { target } = run;
  switch (target.kind) {
    case 'module':
      return runModule({ ...run, target });
    case 'rpc':
      return callRpc(run);
    case 'connection':
      return runConnection({ ...run, target });
    case 'webhook':
      return runWebhook({ ...run, target });
  }
}

async function callRpc({ target, runner, parameters, connection, signal, options, show }: BlockRun): Promise<void> {
  const output = await runner.callRpc(target.name, { connection, signal, parameters });
  const list = Array.isArray(output) ? output : [output];
  for (const option of list.slice(0, options.limit)) show(option);
}
