import { describe, expect, it } from 'vitest';
import type { ExpressionNode } from './ast.js';
import { ImlError } from './error.js';
import { parse } from './parse.js';

function expression(template: string): ExpressionNode {
  const [part] = parse(template).parts;
  if (part?.type !== 'expression' || part.expression === undefined) throw new Error('no expression');
  return part.expression;
}

function failure(template: string): ImlError {
  try {
    parse(template);
  } catch (error) {
    if (error instanceof ImlError) return error;
    throw error;
  }
  throw new Error(`'${template.slice(0, 50)}' parses`);
}

describe('parse', () => {
  it('gives every node its place in the template', () => {
    const node = expression('{{ upper( body.name ) }}');
    expect(node).toMatchObject({ type: 'call', name: 'upper', offset: 3, end: 21 });
    expect(node.type === 'call' && node.arguments[0]).toMatchObject({ type: 'path', offset: 10, end: 19 });
  });

  it('takes a template without an expression, a lone {{ and a lone }} as text', () => {
    for (const text of ['', 'plain', '{ a }', '{{ incomplete', 'a }} b', '}}{{']) {
      expect(parse(text).parts).toEqual([{ type: 'text', value: text, offset: 0, end: text.length }]);
    }
  });

  it('does not close an expression inside quotes', () => {
    expect(expression('{{"}}"}}')).toMatchObject({ type: 'string', value: '}}' });
    expect(expression('{{`a}}b`}}')).toMatchObject({ type: 'path', name: 'a}}b', quoted: true });
  });

  it('reads doubled quotes and literal backslashes', () => {
    expect(expression('{{""""}}')).toMatchObject({ value: '"' });
    expect(expression("{{'it''s'}}")).toMatchObject({ value: "it's" });
    expect(expression(String.raw`{{"/\d+\n/g"}}`)).toMatchObject({ value: String.raw`/\d+\n/g` });
    expect(expression(`{{"a\nb"}}`)).toMatchObject({ value: 'a\nb' });
  });

  it('tells numbers from paths that start with a digit', () => {
    expect(expression('{{29.0}}')).toMatchObject({ type: 'number', value: 29 });
    expect(expression('{{1}}')).toMatchObject({ type: 'number', value: 1 });
    expect(expression('{{`1`}}')).toMatchObject({ type: 'path', name: '1' });
    expect(expression('{{1.email}}')).toMatchObject({ type: 'path', name: '1', steps: [{ key: 'email' }] });
    expect(expression('{{29.`0`}}')).toMatchObject({ type: 'path', name: '29', steps: [{ key: '0' }] });
    expect(expression('{{18.`Company Name`[1]}}')).toMatchObject({
      steps: [{ key: 'Company Name' }, { index: { value: 1 } }],
    });
  });

  it('keeps empty arguments and takes ; and , alike (C2)', () => {
    expect(expression('{{f(a; , "x",)}}')).toMatchObject({
      arguments: [{ type: 'path' }, undefined, { type: 'string' }, undefined],
    });
    expect(expression('{{f()}}')).toMatchObject({ arguments: [] });
  });

  it('folds the synonyms of operators and the words and, or (C3)', () => {
    for (const spelling of ['=', '==', '==='])
      expect(expression(`{{a ${spelling} b}}`)).toMatchObject({ operator: '=' });
    for (const spelling of ['&', '&&', 'and'])
      expect(expression(`{{a ${spelling} b}}`)).toMatchObject({ operator: '&' });
    for (const spelling of ['|', '||', 'or'])
      expect(expression(`{{a ${spelling} b}}`)).toMatchObject({ operator: '|' });
  });

  it('binds unary, product, sum, order, equality, and, or in this order', () => {
    expect(expression('{{a | b & c = d < e + f * -g}}')).toMatchObject({
      operator: '|',
      right: {
        operator: '&',
        right: { operator: '=', right: { operator: '<', right: { operator: '+', right: { operator: '*' } } } },
      },
    });
    expect(expression('{{10 - 2 - 3}}')).toMatchObject({ left: { operator: '-' }, right: { value: 3 } });
  });

  it('joins adjacent operands, also what follows a closing parenthesis (C15)', () => {
    expect(expression("{{a.b ' ' c.d}}")).toMatchObject({ type: 'join', parts: [{}, { value: ' ' }, {}] });
    expect(expression('{{first(x).a.b}}')).toMatchObject({
      type: 'join',
      parts: [{ type: 'call' }, { type: 'path', name: '', steps: [{ key: 'a' }, { key: 'b' }] }],
    });
  });

  it('reads object literals in the app flavour alone', () => {
    expect(expression('{{f({ a: x, "b c": { } })}}')).toMatchObject({
      arguments: [{ type: 'object', entries: [{ key: 'a' }, { key: 'b c', value: { type: 'object', entries: [] } }] }],
    });
    expect(() => parse('{{f({ a: x })}}', { flavour: 'scenario' })).toThrow('Unexpected { at 4.');
  });

  it.each([
    ['{{1 <> 2}}', 'operator-next-to-operator', 'Operator next to operator.', 5],
    ['{{a + }}', 'operator-on-end', 'Operator on end of an expression.', 6],
    ['{{split(a)[1]}}', 'unexpected-token', 'Unexpected [ at 10.', 10],
    ['{{a.b(c)}}', 'unexpected-token', 'Unexpected ( at 5.', 5],
    ['{{[1, 2]}}', 'unexpected-token', 'Unexpected [ at 2.', 2],
    ['{{x ? 1 : 2}}', 'unexpected-token', 'Unexpected ? at 4.', 4],
    ['{{replace(a; /b/g; "")}}', 'unexpected-token', 'Unexpected / at 13.', 13],
    ['{{a "b}}', 'unexpected-end-of-string', 'Unexpected end of string.', 4],
    ['{{f(a}}', 'unclosed-function', 'Unclosed function at position 3.', 3],
    ['{{ "a }}"', 'unclosed-expression', 'Unclosed expression at position 0.', 0],
    ['{{“a”}}', 'unexpected-token', 'Unexpected “ at 2.', 2],
  ])('refuses %s', (template, code, message, position) => {
    expect(failure(template)).toMatchObject({ code, message, position });
  });

  it('shows the place in a frame', () => {
    expect(failure('first\nsecond {{a +}} x').frame()).toBe('2:13 | second {{a +}} x\n                   ^');
  });

  it('answers ten thousand parentheses, operators and calls with a limit error', () => {
    const deep = [
      `{{${'('.repeat(10_000)}1${')'.repeat(10_000)}}}`,
      `{{${'f('.repeat(10_000)}1${')'.repeat(10_000)}}}`,
      `{{${'!'.repeat(10_000)}a}}`,
      `{{${'- '.repeat(10_000)}a}}`,
      `{{${'a['.repeat(10_000)}1${']'.repeat(10_000)}}}`,
      `{{${'{ a: '.repeat(10_000)}1${' }'.repeat(10_000)} }}`,
      `{{1${'|1&1=1<1+1*(1'.repeat(10_000)}${')'.repeat(10_000)}}}`,
      `{{1${' + 1'.repeat(100_000)}}}`,
      `{{a${'.b'.repeat(100_000)}}}`,
    ];
    expect(deep.map((template) => failure(template).code)).toEqual(deep.map(() => 'too-deep'));
  });

  it('reads a template of a million characters', () => {
    expect(parse('{{a}} text '.repeat(100_000)).parts).toHaveLength(200_000);
    expect(parse('{{'.repeat(500_000)).parts).toHaveLength(1);
    expect(parse(`{{"${'x'.repeat(1_000_000)}"}}`).parts).toHaveLength(1);
    expect(failure('}}'.concat('{{'.repeat(500_000), '}}')).code).toBe('unexpected-token');
    expect(failure('x'.repeat(4_000_001)).code).toBe('too-long');
  });
});
