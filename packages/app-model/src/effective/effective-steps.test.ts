import { describe, expect, it } from 'vitest';
import type { Component } from '../app.js';
import { loadAppFromFiles } from '../load/load-app-from-files.js';
import { effectiveSteps } from './effective-steps.js';
import { resolveRpcReference } from './rpc-reference.js';

function load(files: Record<string, unknown>) {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([path, value]) => [path, encoder.encode(JSON.stringify(value))] as const);
  const { app } = loadAppFromFiles(new Map([...entries, ['app.json', encoder.encode('{"name":"x"}')]]), '/x');
  if (!app) throw new Error('no app');
  return app;
}

function stepsOf(
  files: Record<string, unknown>,
  pick: (app: ReturnType<typeof load>) => Component | undefined,
  section = 'api',
  stage?: string,
) {
  const app = load(files);
  const component = pick(app);
  if (!component) throw new Error('no component');
  return effectiveSteps({ app, component, section, stage });
}

const BASE = {
  baseUrl: 'https://x.example',
  headers: { authorization: 'Bearer', accept: 'json' },
  response: { valid: '{{body.ok}}', error: { message: 'base' } },
  log: { sanitize: ['request.headers.authorization'] },
};
const MODULE = { 'base.imljson': BASE, 'modules/m/metadata.json': { type: 'trigger' } };

describe('effectiveSteps', () => {
  it('merges base into every step of a module, the component wins (R1.1, R1.3, R1.4)', () => {
    const api = [
      { url: '/a', headers: { accept: 'xml' } },
      { url: '/b', response: { error: 'mine' } },
    ];
    const steps = stepsOf({ ...MODULE, 'modules/m/api.imljson': api }, (app) => app.modules.get('m'));
    expect(steps.map((step) => step.value)).toEqual([
      { ...BASE, url: '/a', headers: { authorization: 'Bearer', accept: 'xml' } },
      { ...BASE, url: '/b', response: { valid: '{{body.ok}}', error: 'mine' } },
    ]);
    expect(steps[0]?.locate(['headers', 'authorization']).file).toBe('base.imljson');
    expect(steps[0]?.locate(['headers', 'accept']).file).toBe('modules/m/api.imljson');
    expect(steps[0]?.isInherited(['headers', 'authorization'])).toBe(true);
    expect(steps[0]?.isInherited(['headers'])).toBe(false);
    expect(steps[1]?.isInherited(['headers'])).toBe(true);
  });

  it('lets a text replace an inherited object (C2)', () => {
    const api = { url: '/a', headers: '{{parameters.headers}}' };
    const [step] = stepsOf({ ...MODULE, 'modules/m/api.imljson': api }, (app) => app.modules.get('m'));
    expect(step?.value['headers']).toBe('{{parameters.headers}}');
  });

  it('joins what is to be kept out of logs (R1.4)', () => {
    const api = { url: '/a', log: { sanitize: ['request.qs.key', 'request.headers.authorization'] } };
    const [step] = stepsOf({ ...MODULE, 'modules/m/api.imljson': api }, (app) => app.modules.get('m'));
    expect(step?.value['log']).toEqual({ sanitize: ['request.headers.authorization', 'request.qs.key'] });
  });

  it('treats attach, detach and update as RPCs, the webhook block not (R1.2, C1)', () => {
    const files = {
      'base.imljson': BASE,
      'webhooks/w/metadata.json': { type: 'web' },
      'webhooks/w/api.imljson': { output: '{{body}}' },
      'webhooks/w/attach.imljson': { url: '/hooks' },
    };
    expect(stepsOf(files, (app) => app.webhooks.get('w'), 'attach')[0]?.value['baseUrl']).toBe('https://x.example');
    expect(stepsOf(files, (app) => app.webhooks.get('w'))[0]?.value).toEqual({ output: '{{body}}' });
    expect(stepsOf(files, (app) => app.webhooks.get('w'), 'detach')).toEqual([]);
  });

  it('never merges base into a connection (R1.1), but root oauth into each stage (R8.10)', () => {
    const files = {
      'base.imljson': BASE,
      'connections/c/metadata.json': { type: 'oauth' },
      'connections/c/api.imljson': {
        oauth: { token: 't' },
        token: { url: 'https://a.example', oauth: { verifier: 'v' } },
      },
    };
    const [step] = stepsOf(files, (app) => app.connections.get('c'), 'api', 'token');
    expect(step?.value).toEqual({ url: 'https://a.example', oauth: { token: 't', verifier: 'v' } });
  });

  it('merges epoch onto the last step of its trigger (R3.16)', () => {
    const files = {
      ...MODULE,
      'modules/m/api.imljson': [{ url: '/first' }, { url: '/list', response: { limit: 2 } }],
      'modules/m/epoch.imljson': { response: { limit: 300, output: { label: 'l', date: 'd' } } },
    };
    const steps = stepsOf(files, (app) => app.modules.get('m'), 'epoch');
    expect(steps.map((step) => step.value['url'])).toEqual(['/first', '/list']);
    expect(steps[1]?.value['response']).toMatchObject({ limit: 300, output: { label: 'l' }, valid: '{{body.ok}}' });
  });

  it('has no steps for an empty block', () => {
    expect(stepsOf({ ...MODULE, 'modules/m/api.imljson': {} }, (app) => app.modules.get('m'))).toEqual([]);
  });
});

describe('resolveRpcReference', () => {
  it('reads the name and the query, expressions whole (R5.2, R5.3)', () => {
    expect(resolveRpcReference(' rpc://steps?kind=per%20son&x={{a & b}}&flag')).toEqual({
      name: 'steps',
      query: [
        ['kind', 'per son'],
        ['x', '{{a & b}}'],
        ['flag', ''],
      ],
    });
    expect(resolveRpcReference('rpc://steps')).toEqual({ name: 'steps', query: [] });
    expect(resolveRpcReference('https://steps')).toBeUndefined();
    expect(resolveRpcReference('rpc://')).toBeUndefined();
  });
});
