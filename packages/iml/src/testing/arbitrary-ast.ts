import fc, { type Arbitrary } from 'fast-check';
import type { ExpressionNode, PathStep, TemplateNode } from '../ast.js';

/** Spans are what printing does not keep. */
const span = { offset: 0, end: 0 } as const;

const BINARY = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', '&', '|'] as const;
const LITERALS = new Set(['null', 'true', 'false', 'undefined']);

/** Names that mean something elsewhere are the interesting ones. */
const word = fc.oneof(
  fc.constantFrom('a', 'b_1', '_x', 'null', 'true', 'undefined', 'and', 'or', 'if', 'žluť', '1a', '7', '__proto__'),
  fc.stringMatching(/^[a-z_]\w{0,5}$/),
);
const anyName = fc.oneof(
  word,
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((name) => !name.includes('`')),
);
const anyText = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('}}', '{{', '"', "'", '`', 'it’s "x"', "''", '\n'),
);

const digits = fc.oneof(fc.nat(9999).map(String), fc.stringMatching(/^[0-9]{1,4}\.[0-9]{1,4}$/));

/** Expressions that some template spells, of every kind of node. */
const { expression } = fc.letrec<{ expression: ExpressionNode; step: PathStep; argument: ExpressionNode | undefined }>(
  (tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      digits.map((text): ExpressionNode => ({ ...span, type: 'number', text, value: Number(text) })),
      anyText.map((value): ExpressionNode => ({ ...span, type: 'string', value })),
      fc
        .constantFrom(null, true, false, undefined)
        .map((value): ExpressionNode => ({ ...span, type: 'literal', value })),
      path(tie('step')),
      fc
        .tuple(word, fc.array(tie('argument'), { maxLength: 3 }))
        // A name of digits is a number, and `f()` has no argument at all.
        .filter(([name, list]) => !/^\d+$/.test(name) && !(list.length === 1 && list[0] === undefined))
        .map(([name, list]): ExpressionNode => ({ ...span, type: 'call', name, arguments: list })),
      fc
        .tuple(fc.constantFrom('-' as const, '!' as const), tie('expression'))
        .map(([operator, operand]): ExpressionNode => ({ ...span, type: 'unary', operator, operand })),
      fc
        .tuple(fc.constantFrom(...BINARY), tie('expression'), tie('expression'))
        .map(([operator, left, right]): ExpressionNode => ({ ...span, type: 'binary', operator, left, right })),
      fc
        .array(tie('expression'), { minLength: 2, maxLength: 4 })
        .map((parts): ExpressionNode => ({ ...span, type: 'join', parts })),
      fc.array(fc.tuple(anyText, tie('expression')), { maxLength: 3 }).map(
        (entries): ExpressionNode => ({
          ...span,
          type: 'object',
          entries: entries.map(([key, value]) => ({ ...span, key, value })),
        }),
      ),
    ),
    step: fc.oneof(
      anyName.map((key): PathStep => ({ ...span, type: 'key', key })),
      tie('argument').map((index): PathStep => ({ ...span, type: 'index', index })),
    ),
    argument: fc.option(tie('expression'), { nil: undefined, freq: 4 }),
  }),
);

function path(step: Arbitrary<PathStep>): Arbitrary<ExpressionNode> {
  return fc
    .tuple(fc.boolean(), anyName, fc.array(step, { maxLength: 3 }))
    .map(([quoted, name, steps]) => ({ quoted: quoted || !/^[\p{L}\p{M}\p{N}_]+$/u.test(name), name, steps }))
    .filter(({ quoted, name, steps }) => quoted || steps.length > 0 || !(LITERALS.has(name) || /^\d+$/.test(name)))
    .map(({ quoted, name, steps }): ExpressionNode => ({ ...span, type: 'path', name, quoted, steps }));
}

/** Templates that some text spells: no two texts side by side, no braces in them. */
export const arbitraryTemplate: Arbitrary<TemplateNode> = fc
  .tuple(fc.array(fc.tuple(literalText(), fc.option(expression, { nil: undefined })), { maxLength: 3 }), literalText())
  .map(([pieces, last]) => {
    const parts = pieces.flatMap(([text, inner]): TemplateNode['parts'] => [
      ...(text === '' ? [] : [{ ...span, type: 'text' as const, value: text }]),
      { ...span, type: 'expression', expression: inner },
    ]);
    const end = last === '' && parts.length > 0 ? [] : [{ ...span, type: 'text' as const, value: last }];
    return { ...span, type: 'template', parts: [...parts, ...end] };
  });

export { expression as arbitraryExpression };

function literalText(): Arbitrary<string> {
  return fc.string({ maxLength: 6 }).map((text) => text.replace(/[{}]/g, ''));
}

/** A tree without its places, to compare. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'offset' && key !== 'end')
      .map(([key, member]) => [key, withoutSpans(member)]),
  );
}
