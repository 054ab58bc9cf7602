import { readFile } from 'node:fs/promises';
import { replaceFile } from '@connect-app/app-build';
import { readTriggerState, type TriggerState } from '@connect-app/app-runner';
import { readObjectArgument } from '../input.js';
import type { BlockRun } from './block-run.js';
import type { ExecPath } from './path.js';
import { receiveCall } from './webhook.js';

/** Runs a module, or lists where a polling trigger can start. An instant trigger takes the call that `--request` holds. */
export async function runModule(run: BlockRun<Extract<ExecPath, { kind: 'module' }>>): Promise<void> {
  const { target, runner, parameters, connection, options, signal, show } = run;
  const call = { connection, signal };
  if (target.part === 'epoch') {
    for (const item of await runner.loadEpoch(target.name, parameters, call)) show(item);
    return;
  }
  const module = runner.app.modules.get(target.name);
  if (module?.type === 'instant_trigger' && module.webhook !== undefined && options.request !== undefined) {
    const { bundles } = await receiveCall(run, { webhook: module.webhook, module: target.name });
    for (const bundle of bundles) show(bundle);
    return;
  }
  const state = await readState(options.state);
  const bundles = runner.runModule(target.name, parameters, { ...call, limit: options.limit, state });
  for (let next = await bundles.next(); ; next = await bundles.next()) {
    if (next.done !== true) {
      show(next.value);
      continue;
    }
    if (options.state !== undefined && next.value) {
      await replaceFile(options.state, `${JSON.stringify(next.value, undefined, 2)}\n`);
    }
    return;
  }
}

async function readState(file: string | undefined): Promise<TriggerState | undefined> {
  if (file === undefined) return undefined;
  const exists = await readFile(file, 'utf8').then(
    (text) => text.trim() !== '',
    () => false,
  );
  return exists ? readTriggerState(await readObjectArgument('--state', `@${file}`)) : undefined;
}
