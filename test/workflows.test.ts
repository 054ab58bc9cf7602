import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}
interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, { steps: Step[]; if?: string; strategy?: { matrix: { node: string[] } } }>;
}

const workflows = readdirSync(folder).map((file) => {
  return [file, parse(readFileSync(join(folder, file), 'utf8'), { strict: true }) as Workflow] as const;
});
const stepsOf = (workflow: Workflow): Step[] => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const named = (file: string): Workflow => {
  const found = workflows.find(([name]) => name === file);
  if (!found) throw new Error(`there is no ${file}`);
  return found[1];
};

describe.each(workflows)('%s', (_file, workflow) => {
  it('may read and no more, unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('runs scripts and commands that are there', () => {
    const commands = stepsOf(workflow)
      .flatMap(({ run }) => run ?? [])
      .join('\n');
    for (const [, script] of commands.matchAll(/npm run (?:--silent |-s )?([\w:-]+)/g)) {
      expect(Object.keys(manifest.scripts)).toContain(script);
    }
    for (const [, file] of commands.matchAll(/bash (\S+)/g)) {
      expect(existsSync(join(root, String(file))), file).toBe(true);
      expect(statSync(join(root, String(file))).mode & 0o100).toBe(0o100);
    }
    for (const [, command] of commands.matchAll(/npx connect-app (\w+)/g)) {
      expect(existsSync(join(root, `packages/connect-app/src/commands/${command}.ts`)), command).toBe(true);
    }
  });

  it('puts nothing that others write into a shell, and secrets into the environment alone', () => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
    for (const { env = {} } of stepsOf(workflow)) {
      for (const [name, value] of Object.entries(env)) {
        if (value.includes('secrets.')) expect(name).toBe('MAKE_TOKEN');
      }
    }
  });
});

describe('ci.yml', () => {
  it('runs on pushes and pull requests, with the oldest Node we support', () => {
    const { on, jobs } = named('ci.yml');
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    expect(jobs['check-test-build']?.strategy?.matrix.node[0]).toBe(manifest.engines.node.replace('>=', ''));
  });

  it('keeps the archive and the screenshots', () => {
    const uploads = stepsOf(named('ci.yml')).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(uploads.map((step) => step.with?.['path'])).toEqual(['dist/*.zip', 'artifacts/']);
  });
});

it('plan.yml plans, and never deploys', () => {
  const { on, jobs } = named('plan.yml');
  expect(Object.keys(on)).toEqual(['pull_request']);
  const commands = stepsOf(named('plan.yml'))
    .flatMap(({ run }) => run ?? [])
    .join('\n');
  expect(commands).toContain('npx connect-app plan');
  expect(commands).not.toContain('connect-app deploy');
  expect(jobs['plan']?.if).toContain('head.repo.full_name == github.repository');
});
