import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');
const BIN = join(projectRoot, 'packages/connect-app/bin/connect-app.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, one JSON value a line. */
  lines(): unknown[];
}

/** Runs the command line as a child process, in the project's folder unless told otherwise. */
export function connectApp(args: readonly string[], { cwd = projectRoot, stdin = '' } = {}): Promise<Finished> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      done({
        code,
        stdout,
        stderr,
        lines: () =>
          stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
      }),
    );
    child.stdin.end(stdin);
  });
}

export interface Service {
  readonly url: string;
  readonly connection: Record<string, string>;
  /** What it said to people at start. */
  readonly greeting: string;
  stop(): Promise<number | null>;
}

/** Starts a serving command (`mock`, `playground`) and waits for the line of JSON that says where it listens. */
export function startService(args: readonly string[], { cwd = projectRoot } = {}): Promise<Service> {
  return new Promise((ready, reject) => {
    const child: ChildProcess = spawn(process.execPath, [BIN, ...args], { cwd });
    let stdout = '';
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.on('exit', (code) => reject(new Error(`exited with ${code} before it listened:\n${stderr}`)));
    child.stdout?.setEncoding('utf8').on('data', async (chunk) => {
      stdout += chunk;
      if (!stdout.includes('\n')) return;
      child.stdout?.removeAllListeners('data');
      child.removeAllListeners('exit');
      // The words for people follow the line of JSON; give them a moment to arrive.
      await new Promise((wait) => setTimeout(wait, 100));
      ready({
        ...(JSON.parse(stdout) as { url: string; connection: Record<string, string> }),
        greeting: stderr,
        stop: () =>
          new Promise((stopped) => {
            child.on('exit', (code) => stopped(code));
            child.kill('SIGTERM');
          }),
      });
    });
  });
}

/** A folder of its own for one test, removed by `remove`. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'connect-app-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
