import { describe, expect, it } from 'vitest';
import { outcome, TIERS } from '../testing/tiers.js';

/** Ten of each other: `levels` arrays in memory that stand for 10^levels items. */
function bomb(levels: number): unknown {
  let value: unknown = ['x'];
  for (let level = 0; level < levels; level += 1) value = Array.from({ length: 10 }, () => value);
  return value;
}

describe.each(TIERS)('size, code generation: %s', (codeGeneration) => {
  const options = { codeGeneration };
  const megabyte = 'x'.repeat(1_000_000);

  it('reads a template of a megabyte', () => {
    expect(outcome(megabyte, {}, options)).toEqual({ value: megabyte });
    expect(outcome(`{{"${megabyte}"}}`, {}, options)).toEqual({ value: megabyte });
    expect(outcome('{{a}} text '.repeat(90_000), { a: 1 }, options)).toEqual({ value: '1 text '.repeat(90_000) });
    expect(outcome(`{{${'"a" '.repeat(250_000)}}}`, {}, options)).toEqual({ value: 'a'.repeat(250_000) });
    expect(outcome(`{{length(add(l; ${'1;'.repeat(9999)}2))}}`, { l: [] }, options)).toEqual({ value: 10_000 });
    expect(outcome(`{{length(add(l; ${'1;'.repeat(400_000)}2))}}`, { l: [] }, options)).toEqual({ code: 'too-large' });
    expect(outcome('{{'.repeat(500_000), {}, options)).toHaveProperty('value');
    expect(outcome(`${'{{'.repeat(500_000)}}}`, {}, options)).toHaveProperty('code');
    expect(outcome(`{{${megabyte}}}`, {}, options)).toEqual({ value: undefined });
    expect(outcome(`{{${'@'.repeat(1_000_000)}}}`, {}, options)).toEqual({ code: 'unexpected-token' });
    expect(outcome(`{{${' '.repeat(1_000_000)}}}`, {}, options)).toEqual({ value: undefined });
    expect(outcome('x'.repeat(4_000_001), {}, options)).toEqual({ code: 'too-long' });
  });

  it('lets no text outgrow the limit', () => {
    const t = 'a'.repeat(8_000_000);
    const grown = [
      ...['t + t + t', 't t t', 'join(split(t8; ""); t)', 'replace(t8; "a"; t)', 'replace(t; "a"; "aaa")'],
      ...['replace(t; "/a+/"; "$&$&$&")', 'escapeMarkdown(s)', 'escapeHTML(q)', 'encodeURL(q)', 'base64(t + t)'],
      ...['replace(t; "/$/"; t + t)', 'upper(t) + lower(t) + t', 'toString(l)', 'createJSON(l)'],
      'formatDate(now; t + t + t)',
      ...['replace(e; "/$/g"; "x")', 'replaceEmojiCharacters(m; t)', 'formatNumber(1e308; 100; t; t)'],
    ];
    const context = {
      t,
      t8: 'aaaaaaaa',
      s: '*'.repeat(3_300_000),
      q: '"'.repeat(2_700_000),
      l: [t, t, t],
      e: '',
      m: '🙂🙂🙂',
    };
    for (const call of grown) {
      const result = outcome(`{{${call}}}`, context, options);
      if ('value' in result) expect(String(result.value).length, call).toBeLessThanOrEqual(16_000_000);
      else expect(result.code, call).toMatch(/^(?:too-large|invalid-|function-failed)/);
    }
    expect(outcome('{{replace(t; "/(a|b)*/"; "")}}', context, options)).toEqual({ code: 'too-large' });
    for (const template of ['{{t}}{{t}}{{t}}', 'x{{l}}']) {
      expect(outcome(template, context, options), template).toEqual({ code: 'too-large' });
    }
  });

  it('lets no array outgrow the limit', () => {
    const list = Array.from({ length: 600_000 }, (_, index) => index);
    const text = ','.repeat(1_000_001);
    for (const call of ['merge(list; list)', 'split(text; ",")', 'split(text; "")', 'flatten(two; 9)']) {
      expect(outcome(`{{${call}}}`, { list, text, two: [list, list] }, options), call).toEqual({ code: 'too-large' });
    }
  });

  it('answers for a large array', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_000);
    const sizes = ['sum', 'average', 'min', 'max', 'median', 'stdevS', 'length', 'first', 'last'];
    for (const name of sizes) expect(outcome(`{{${name}(list)}}`, { list }, options), name).toHaveProperty('value');
    const arrays = [
      'sort(list)',
      'reverse(list)',
      'shuffle(list)',
      'deduplicate(list)',
      'distinct(list)',
      'keys(list)',
    ];
    for (const call of [...arrays, 'flatten(list)', 'slice(list; 0)', 'add(list)', 'merge(list)', 'map(list; "x")']) {
      expect(outcome(`{{length(${call})}}`, { list }, options), call).toEqual({ value: 100_000 });
    }
    expect(
      outcome('{{length(arrayDiff(list; list))}}{{length(arrayIntersect(list; list))}}', { list }, options),
    ).toEqual({
      value: '0100000',
    });
    expect(outcome('{{length(remove(list; 1))}}', { list }, options)).toEqual({ value: 99_999 });
  });

  it('does not walk a small value that stands for a huge one to its end', () => {
    const v = bomb(9);
    for (const call of ['upper(v)', 'flatten(v; 20)', 'join(v)', 'v "x"', 'toString(v)', 'sum(flatten(v; 20))']) {
      expect(outcome(`{{${call}}}`, { v }, options), call).toEqual({ code: 'too-large' });
    }
  });
});
