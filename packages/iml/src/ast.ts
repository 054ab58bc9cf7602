/** Where a node stands in the template: offsets in UTF-16 units, the end exclusive. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** A template: literal texts and expressions in order (IML §1). */
export interface TemplateNode extends Span {
  readonly type: 'template';
  readonly parts: readonly (TextPart | ExpressionPart)[];
}

/** Literal text outside the braces. */
export interface TextPart extends Span {
  readonly type: 'text';
  readonly value: string;
}

/** One `{{…}}`; without an expression (`{{}}`) its value is undefined. */
export interface ExpressionPart extends Span {
  readonly type: 'expression';
  readonly expression: ExpressionNode | undefined;
}

export interface NumberNode extends Span {
  readonly type: 'number';
  readonly value: number;
  /** The digits as they are written. */
  readonly text: string;
}

export interface StringNode extends Span {
  readonly type: 'string';
  readonly value: string;
}

/** `null`, `true`, `false` or `undefined`. */
export interface LiteralNode extends Span {
  readonly type: 'literal';
  readonly value: null | boolean | undefined;
}

/**
 * A variable, keyword or path. `quoted` tells that the first name stands in backticks, which makes it a variable even where
 * a keyword has the same name. A path right after a closing parenthesis (C15) has an empty unquoted name.
 */
export interface PathNode extends Span {
  readonly type: 'path';
  readonly name: string;
  readonly quoted: boolean;
  readonly steps: readonly PathStep[];
}

/** `.key`, or `[index]`; `[]` has no index and means the first element. */
export type PathStep =
  | ({ readonly type: 'key'; readonly key: string } & Span)
  | ({ readonly type: 'index'; readonly index: ExpressionNode | undefined } & Span);

/** A call. An argument left empty is undefined here. */
export interface CallNode extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly (ExpressionNode | undefined)[];
}

export type UnaryOperator = '-' | '!';

export interface UnaryNode extends Span {
  readonly type: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: ExpressionNode;
}

/** Operators in one spelling each: `==` and `===` are `=`, `&&` and `and` are `&`. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '=' | '!=' | '&' | '|';

export interface BinaryNode extends Span {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** Adjacent operands without an operator: their text forms are joined (IML §3.4). Two or more parts. */
export interface JoinNode extends Span {
  readonly type: 'join';
  readonly parts: readonly ExpressionNode[];
}

/** `{ name: expression, … }` (app flavour). */
export interface ObjectNode extends Span {
  readonly type: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Span {
  readonly key: string;
  readonly value: ExpressionNode;
}

/** An expression between the braces. */
export type ExpressionNode =
  | NumberNode
  | StringNode
  | LiteralNode
  | PathNode
  | CallNode
  | UnaryNode
  | BinaryNode
  | JoinNode
  | ObjectNode;
