import { describe, expect, it } from 'vitest';
import type { Change, Plan } from './plan.js';
import { planJson } from './plan-json.js';
import { renderPlan } from './render-plan.js';

const metadata = { label: 'X' };
const write = { action: 'write', kind: 'module', name: 'findThings', before: '{"a":1}', after: '{"a":2}' } as const;
const CHANGES: readonly Change[] = [
  { action: 'create', kind: 'app', name: 'shop', metadata, blocks: new Map([['base', '{}']]) },
  { action: 'icon', kind: 'app', name: 'shop', icon: new Uint8Array() },
  {
    action: 'create',
    kind: 'rpc',
    name: 'kinds',
    metadata,
    blocks: new Map(['api', 'parameters'].map((b) => [b, ''])),
  },
  { ...write, block: 'api', drift: 'changed-remotely' },
  { ...write, action: 'describe', before: { label: 'A' }, after: { label: 'B' } },
  { ...write, block: 'api', name: 'halfMade', begun: true },
  { action: 'delete', kind: 'webhook', name: 'old', remote: 'shop2', drift: 'made-remotely' },
];
const PLAN: Plan = {
  changes: CHANGES,
  kept: [{ action: 'delete', kind: 'function', name: 'left', remote: 'left' }],
  resumes: true,
};
const one = (change: Partial<Change>): Plan => ({
  changes: [{ ...write, block: 'api', ...change } as Change],
  kept: [],
  resumes: false,
});

describe('a plan for people', () => {
  const text = renderPlan(PLAN, { title: 'shop on connect.example.com' });

  it('is a table, one row a component', () => {
    expect(text.split('\n').slice(0, 12)).toEqual([
      'shop on connect.example.com',
      '',
      'An earlier deployment was interrupted; this one goes on where it stopped.',
      '',
      '+ app       shop        1 block, icon',
      '+ rpc       kinds       2 blocks',
      '~ module    findThings  api, metadata',
      '  ! api was changed on the instance since the last deployment',
      '~ module    halfMade    api (begun by the interrupted deployment)',
      '- webhook   old',
      '  ! made on the instance, not from here',
      '= function  left        not in the sources; kept without --allow-destructive',
    ]);
  });

  it('shows what changes line by line, at the first column, and not what was only begun', () => {
    expect(text).toContain('module findThings: api\n@@ -1,3 +1,3 @@\n {\n-  "a": 1\n+  "a": 2\n }');
    expect(text).toContain('-  "label": "A"\n+  "label": "B"');
    expect(text).not.toContain('halfMade: api');
  });

  it('counts components, and says what is undone', () => {
    expect(text).toContain('2 to create, 2 to change, 1 to delete.\n2 changes undo what was done on the instance; ');
    expect(text).toContain('only with --force');
    expect(renderPlan(PLAN, { title: '', force: true })).not.toContain('only with --force');
  });

  it('has colours only when asked', () => {
    expect(text).not.toContain('\x1b');
    expect(renderPlan(PLAN, { title: '', colour: true })).toContain('\x1b[32m+ rpc       kinds       2 blocks\x1b[0m');
  });

  it('shows control characters of others and does not obey them', () => {
    const readme = one({ block: 'readme', before: 'old\x1b]0;title\x07', after: 'new' });
    const shown = renderPlan(readme, { title: '' });
    expect(shown).not.toContain('\x1b');
    expect(shown).toContain('-old\ufffd]0;title\ufffd');
  });

  it('cuts a diff that nobody reads to its end', () => {
    const long = Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n');
    const shown = renderPlan(one({ block: 'readme', before: '', after: long }), { title: '' });
    expect(shown.split('\n').length).toBeLessThan(220);
    expect(shown).toMatch(/… and \d+ more lines; --json has them all\./);
  });

  it('never shows common data', () => {
    const secret = one({ block: 'common', before: '{"clientSecret":"one"}', after: '{"clientSecret":"two"}' });
    expect(renderPlan(secret, { title: '' })).toContain('secret and not shown');
    expect(JSON.stringify(planJson(secret))).not.toMatch(/one|two/);
  });
});

it('a plan for machines counts and tells every change', () => {
  const json = JSON.parse(JSON.stringify(planJson(PLAN)));
  expect(json).toMatchObject({
    counts: { create: 2, change: 2, delete: 1, keep: 1, conflicts: 2 },
    resumes: true,
    kept: [{ kind: 'function', name: 'left' }],
  });
  expect(json.changes).toHaveLength(CHANGES.length);
  expect(json.changes[3]).toMatchObject({
    block: 'api',
    diff: expect.stringContaining('+  "a": 2'),
    drift: 'changed-remotely',
  });
});
