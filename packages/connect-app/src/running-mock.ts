import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A mock that `connect-app mock` started and that still listens. Its address and account stand in a file beside the
 * configuration, so that `exec` in a second shell talks to the same mock and finds the records it holds.
 */
export interface RunningMock {
  readonly url: string;
  readonly pid: number;
  readonly connection: Readonly<Record<string, string>>;
}

function fileOf(folder: string): string {
  return join(folder, '.connect-app', 'mock.json');
}

/** Notes down a running mock. The file holds the mock's own key, so only its owner can read it. */
export async function announceMock(folder: string, mock: RunningMock): Promise<void> {
  const file = fileOf(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(mock, undefined, 2)}\n`, { mode: 0o600 });
}

/** Takes the note away again, unless another mock has replaced it. */
export async function forgetMock(folder: string, pid: number): Promise<void> {
  const known = await readNote(folder);
  if (known?.pid === pid) await rm(fileOf(folder), { force: true });
}

/** The mock that is running for this configuration, if its process is alive and answers. */
export async function findRunningMock(folder: string): Promise<RunningMock | undefined> {
  const known = await readNote(folder);
  if (!known || !isAlive(known.pid)) return undefined;
  try {
    const answer = await fetch(known.url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    await answer.body?.cancel();
    return known;
  } catch {
    return undefined;
  }
}

async function readNote(folder: string): Promise<RunningMock | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder), 'utf8')) as RunningMock;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
