import { describe, expect, it } from 'vitest';
import { parse } from './parse.js';
import { print } from './print.js';

describe('print', () => {
  it.each([
    ['{{ 1+2 }}', '{{1 + 2}}', '{{1 + 2}}'],
    ['{{(1 + 2) * 3 - (4 - 5)}}', '{{(1 + 2) * 3 - (4 - 5)}}', '{{(1 + 2) * 3 - (4 - 5)}}'],
    ["{{if(a = 'x'; b; )}}", "{{if(a == 'x', b, )}}", '{{if(a = "x"; b; )}}'],
    ['{{a and b or !c}} z', '{{a && b || !c}} z', '{{a & b | !c}} z'],
    ['{{18.`Company Name`[1][].x}}', '{{18.`Company Name`[1][].x}}', '{{18.`Company Name`[1][].x}}'],
    ['{{29.`0`}}', '{{29.`0`}}', '{{29.`0`}}'],
    ["{{'it''s'}}", "{{'it''s'}}", '{{"it\'s"}}'],
    ['{{f(;)}}{{}}', '{{f(, )}}{{}}', '{{f(; )}}{{}}'],
    ['{{f(x).a.b}}', '{{f(x) .a.b}}', '{{f(x) .a.b}}'],
  ])('writes %s in both flavours', (template, app, scenario) => {
    expect(print(parse(template))).toBe(app);
    expect(print(parse(template), { flavour: 'scenario' })).toBe(scenario);
  });

  it('separates the braces of an object from those of the expression', () => {
    expect(print(parse('{{ { a: { b: c } } }}'))).toBe('{{ { a: { b: c } } }}');
  });
});
