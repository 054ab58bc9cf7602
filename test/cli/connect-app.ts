import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main } from 'connect-app';
import { vi } from 'vitest';

export const projectRoot = resolve(import.meta.dirname, '../..');
const BIN = join(projectRoot, 'packages/connect-app/bin/connect-app.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, one JSON value a line. */
  lines(): unknown[];
}

interface RunOptions {
  readonly cwd?: string;
  /** Replaces variables of the environment; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs the command line within this process, in the project's folder unless told otherwise: what the executable does, less the
 * second that starting Node takes. One run at a time, since the folder is the process's.
 */
export async function connectApp(
  args: readonly string[],
  { cwd = projectRoot, env = {} }: RunOptions = {},
): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  const home = process.cwd();
  process.chdir(cwd);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    const code = await main(args, {
      out: (text) => (stdout += `${text}\n`),
      say: (text) => (stderr += `${text}\n`),
      interactive: false,
    });
    return finished(code, stdout, stderr);
  } finally {
    if (Object.keys(env).length > 0) vi.unstubAllEnvs();
    process.chdir(home);
  }
}

interface ProcessOptions extends RunOptions {
  readonly stdin?: string;
  /** Hears every piece of what is said on standard error. */
  readonly onSaid?: (said: string, child: ChildProcess) => void;
}

/** The same as a process of its own, for what only that has: standard input, signals, its own exit. */
export function connectAppProcess(
  args: readonly string[],
  { cwd = projectRoot, env = {}, stdin = '', onSaid }: ProcessOptions = {},
): Promise<Finished> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
      onSaid?.(chunk, child);
    });
    child.on('error', reject);
    child.on('close', (code) => done(finished(code, stdout, stderr)));
    child.stdin.end(stdin);
  });
}

function finished(code: number | null, stdout: string, stderr: string): Finished {
  const lines = (): unknown[] => {
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  return { code, stdout, stderr, lines };
}

export interface Service {
  readonly url: string;
  readonly connection: Record<string, string>;
  /** What it said to people at start. */
  readonly greeting: string;
  stop(): Promise<number | null>;
}

/**
 * Starts a serving command (`mock`, `playground`) and waits for the line of JSON that says where it listens. Stopping fails when
 * its mock has said that a request broke the contract.
 */
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
          new Promise((stopped, failed) => {
            child.on('exit', (code) => {
              const breaches = stderr.match(/^cloze-mock: .*$/gm) ?? [];
              if (breaches.length > 0) failed(new Error(breaches.join('\n')));
              else stopped(code);
            });
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
