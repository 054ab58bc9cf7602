import { type Component, componentsOf, effectiveSteps, type Json } from '@connect-app/app-model';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../packages/cloze-mock/src/contract/operations.js';
import { dialogFields, fieldsOf } from './support/dialog.js';
import { clozeApp } from './support/scenario.js';

const app = await clozeApp();
const modules = [...app.modules.values()];

/** `METHOD /path` of every request that the components make; a choice inside a path counts as each of its words. */
function requestsOf(component: Component): string[] {
  const section = component.kind === 'webhook' ? (['attach', 'detach'] as const) : (['api'] as const);
  return section.flatMap((name) =>
    effectiveSteps({ app, component, section: name } as Parameters<typeof effectiveSteps>[0]).flatMap(({ value }) => {
      const { url, method = 'GET' } = value as { url?: string; method?: string };
      if (typeof url !== 'string') return [];
      const [before = '', choice] = url.split(/\{\{(?=if|switch)/);
      const words = choice ? [...choice.matchAll(/'(\w+)'/g)].map(([, word]) => before + word) : [url];
      return words.map((path) => `${method} ${path}`);
    }),
  );
}

it('has a module for every operation of the API', () => {
  const made = new Set([...modules, ...app.webhooks.values()].flatMap((component) => requestsOf(component)));
  const missing = OPERATIONS.filter(({ since }) => since === undefined)
    .map(({ method, path }) => `${method} ${path}`)
    // An instant trigger subscribes and unsubscribes; List Email Opens writes its query into the URL.
    .filter((request) => !made.has(request) && !request.endsWith('/v1/messages/opens'));
  expect(missing).toEqual([]);
  expect(OPERATIONS.filter(({ since }) => since === undefined)).toHaveLength(43);
});

describe.each(modules.map((module) => ({ name: module.name, module })))('$name', ({ module }) => {
  const fields = dialogFields(module);

  it('stands in one group, and says what it does (R11.1)', () => {
    expect(app.groups.filter((group) => group.modules.includes(module.name))).toHaveLength(1);
    expect(module.description).toMatch(/^(Creates|Updates|Deletes|Retrieves|Returns|Searches|Triggers|Performs) .*\.$/);
  });

  it('helps with every field, in sentences that end (R11.2)', () => {
    for (const { path, spec } of fields) {
      expect(spec['label'], path).toMatch(/^\S.*\S$/);
      // A collection shows its own fields; what they are is told there.
      if (spec['type'] !== 'collection') expect(spec['help'], path).toMatch(/^[A-Z`].*\.$/);
    }
  });

  it('asks for the required first, then for the optional; the limit comes last (R11.2)', () => {
    const top = fields.filter(({ path }) => !/[.[]/.test(path)).map(({ spec }) => spec);
    const specs = (module.sections.expect?.value ?? module.sections.parameters?.value ?? []) as Json[];
    const direct = specs.map(
      (spec) => spec as { name?: string; required?: boolean; advanced?: boolean; default?: Json },
    );
    const rank = direct
      .filter(({ name }) => name !== 'limit')
      .map(({ required, advanced }) => (required ? 0 : advanced ? 2 : 1));
    // The documentation's own order puts fields between: only advanced ones have to be last.
    expect(rank.indexOf(2) < 0 || rank.slice(rank.indexOf(2)).every((value) => value === 2)).toBe(true);
    expect(rank.lastIndexOf(0)).toBe(rank.filter((value) => value === 0).length - 1);
    if (direct.some(({ name }) => name === 'limit')) expect(direct.at(-1)?.name).toBe('limit');
    for (const spec of top) expect(spec['required'] === true && spec['advanced'] === true).toBe(false);
  });

  it('describes its output with labels, and has a sample of it (R7.1, R7.2)', () => {
    const output = fieldsOf(module.sections.interface?.value);
    expect(output.length).toBeGreaterThan(0);
    for (const { path, spec } of output) expect(spec['label'], path).toEqual(expect.any(String));
    const known = new Set(output.map(({ path }) => path));
    const byRpc = JSON.stringify(module.sections.interface?.value).includes('rpc://customFieldOutputs');
    const strange = Object.keys((module.sections.samples?.value ?? {}) as object).filter(
      (key) => !known.has(key) && !(byRpc && key === 'customFieldValues'),
    );
    expect(strange).toEqual([]);
    expect(Object.keys(module.sections.samples?.value as object)).not.toEqual([]);
  });
});

it('writes no braces of a template inside a text of one, where a scanner could take them for its end', () => {
  const templates = componentsOf(app)
    .flatMap((component) => ('sections' in component ? Object.entries(component.sections) : []))
    .filter(([name]) => ['api', 'attach', 'detach', 'epoch'].includes(name))
    .flatMap(([, section]) => textsOf(section?.value))
    .filter((text) => text.includes('{{'));
  expect(templates.length).toBeGreaterThan(500);
  for (const text of templates) {
    expect((text.match(/\{\{/g) ?? []).length, text).toBe((text.match(/\}\}/g) ?? []).length);
  }
});

function textsOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((member) => textsOf(member as Json))
    : [];
}
