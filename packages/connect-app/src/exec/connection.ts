import { chmod } from 'node:fs/promises';
import { replaceFile } from '@connect-app/app-build';
import type { TestedConnection } from '@connect-app/app-runner';
import { toTypedJson } from '@connect-app/iml';
import { authorize } from './authorize.js';
import type { BlockRun } from './block-run.js';
import type { ExecPath } from './path.js';

/** Tests, authorizes, refreshes or invalidates a connection. Its data are secrets: they are shown to nobody, `--save` keeps them. */
export async function runConnection(run: BlockRun<Extract<ExecPath, { kind: 'connection' }>>): Promise<void> {
  const { target, runner, parameters, connection, signal, show, options } = run;
  const data = { ...parameters, ...connection };
  switch (target.part) {
    case 'test':
      return show(told(await runner.testConnection(target.name, data, { signal })));
    case 'authorize': {
      const authorized = await authorize(run, data);
      await save(options.save, authorized.data);
      return show(told(authorized));
    }
    case 'refresh':
      await save(options.save, await runner.refreshConnection(target.name, data, { signal }));
      return show({ refreshed: true });
    case 'invalidate':
      await runner.invalidateConnection(target.name, data, { signal });
      return show({ invalidated: true });
  }
}

function told({ data: _, ...rest }: TestedConnection): object {
  return { connected: true, ...rest };
}

async function save(file: string | undefined, data: Readonly<Record<string, unknown>>): Promise<void> {
  if (file === undefined) return;
  await replaceFile(file, `${JSON.stringify(toTypedJson(data), undefined, 2)}\n`);
  await chmod(file, 0o600);
}
