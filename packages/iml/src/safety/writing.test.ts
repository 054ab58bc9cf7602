import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileMapping } from '../compile-mapping.js';
import { guardPrototypes, NAMES } from '../testing/prototype-guard.js';
import { outcome, TIERS } from '../testing/tiers.js';
import { fromTypedJson, toTypedJson } from '../typed-json.js';

guardPrototypes();

const POISON = '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}';

describe.each(TIERS)('writing, code generation: %s', (codeGeneration) => {
  const run = (template: string, vars: Readonly<Record<string, unknown>> = {}) =>
    compile(template, { codeGeneration })(vars);

  /** The value has the name as an own property, and the prototype it had before. */
  function expectOwn(value: unknown, name: string, content: unknown): void {
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, name)).toMatchObject({ value: content, enumerable: true });
  }

  it.each(NAMES)('makes %s an own property', (name) => {
    const rows = [{ k: name, v: { polluted: 'yes' } }];
    expectOwn(run('{{toCollection(rows; "k"; "v")}}', { rows }), name, { polluted: 'yes' });
    expectOwn(run(`{{ { "${name}": 1 } }}`), name, 1);
    expectOwn(run(`{{ { \`${name}\`: 1 } }}`), name, 1);
    expectOwn(run('{{parseJSON(t)}}', { t: `{"${name}": 1}` }), name, 1);
    const holder = JSON.parse(`{"${name}": {"polluted": "yes"}, "b": 2}`);
    expectOwn(run('{{pick(o; name)}}', { o: holder, name }), name, { polluted: 'yes' });
    expectOwn(run('{{omit(o; "b")}}', { o: holder }), name, { polluted: 'yes' });
    expectOwn(run('{{first(merge(list; list))}}', { list: [holder] }), name, { polluted: 'yes' });
    expect(run('{{toArray(o)}}', { o: holder })).toEqual([
      { key: name, value: { polluted: 'yes' } },
      { key: 'b', value: 2 },
    ]);
    expect(JSON.parse(String(run('{{createJSON(o)}}', { o: holder })))).toEqual(holder);
    expectOwn(fromTypedJson(toTypedJson(holder)), name, { polluted: 'yes' });
  });

  it.each(NAMES)('builds mappings with %s as an own property', (name) => {
    const map = (source: unknown, vars: Readonly<Record<string, unknown>> = {}) =>
      compileMapping(source, { codeGeneration })(vars);
    const source = JSON.parse(POISON);
    expectOwn(map(JSON.parse(`{"${name}": "{{x}}"}`), { x: 1 }), name, 1);
    expectOwn(map({ '{{key}}': '{{x}}' }, { key: name, x: 1 }), name, 1);
    const spread = map({ a: 1, '{{...}}': '{{body}}' }, { body: source });
    expectOwn(spread, '__proto__', { polluted: 'yes' });
    expectOwn(spread, 'constructor', { prototype: { polluted: 'yes' } });
    expect((spread as Record<string, unknown>)['polluted']).toBeUndefined();
    // Taken away again by a later key that is undefined: only the own property goes.
    expect(
      Object.keys(map({ '{{...}}': '{{body}}', '{{key}}': '{{nothing}}' }, { body: source, key: name }) as object),
    ).toEqual(Object.keys(source).filter((key) => key !== name));
  });

  it.each(NAMES)('signs no claim and takes no option of the name %s', (name) => {
    const named = JSON.parse(`{"${name}": {"noTimestamp": true}}`);
    const sign = (claims: unknown, options: unknown) =>
      outcome('{{jwt(claims, "secret", "HS256", options)}}', { claims, options }, { codeGeneration });
    const refused = name === 'prototype' ? 'value' : 'code';
    expect(sign({ ...named, sub: '1' }, {})).toHaveProperty(refused);
    expect(sign({ sub: '1' }, named)).toEqual({ code: name === 'prototype' ? 'function-failed' : 'invalid-argument' });
  });

  it('changes nothing of the context', () => {
    const vars = { list: [3, 1, 2], o: { a: 1, b: { c: 1 } } };
    const frozen = JSON.stringify(vars);
    for (const call of [
      'sort(list)',
      'reverse(list)',
      'shuffle(list)',
      'add(list; 4)',
      'remove(list; 1)',
      'merge(list; list)',
      'flatten(list)',
      'deduplicate(list)',
      'slice(list; 1)',
      'omit(o; "a")',
      'pick(o; "a")',
      'toArray(o)',
    ]) {
      run(`{{${call}}}`, vars);
    }
    compileMapping({ '{{...}}': '{{o}}', a: 2, b: '{{list}}' }, { codeGeneration })(vars);
    expect(JSON.stringify(vars)).toBe(frozen);
  });
});
