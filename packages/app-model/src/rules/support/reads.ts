import { type CallNode, containsIml, type ExpressionNode, ImlError, parse, referencedPaths } from '@connect-app/iml';
import type { EffectiveStep } from '../../effective/effective-steps.js';
import type { JsonPath, Location } from '../../section.js';
import { textsOf } from './texts.js';

/** A variable that an expression reads: `parameters.limit` is `['parameters', 'limit']`. */
export interface Read {
  readonly path: readonly (string | number)[];
  /** The directive that holds the expression, e.g. `['qs', 'limit']`. */
  readonly directive: JsonPath;
  /** The name of which a hyphen makes this a part: `retry-after` for `after` in `headers.retry-after`. */
  readonly hyphenated: string | undefined;
  /** Where the variable's name stands. Worked out when asked for. */
  at(): Location;
}

/** What a template says, as far as rules care. */
export interface Template {
  readonly paths: readonly { readonly path: readonly (string | number)[]; readonly position: number }[];
  readonly calls: readonly CallNode[];
}

const EMPTY: Template = { paths: [], calls: [] };
/** Templates by their text: base's are part of every step. Emptied when it grows beyond what one app can hold. */
const templates = new Map<string, Template>();
const reads = new WeakMap<EffectiveStep, Read[]>();

/** Reads a template once, however many rules ask. A template that does not parse reads nothing: another rule says so. */
export function templateOf(text: string): Template {
  if (!containsIml(text)) return EMPTY;
  const before = templates.get(text);
  if (before) return before;
  if (templates.size > 20_000) templates.clear();
  const template = analyse(text);
  templates.set(text, template);
  return template;
}

/** Every variable that the expressions of a step read. */
export function readsOf(step: EffectiveStep): readonly Read[] {
  const before = reads.get(step);
  if (before) return before;
  const found = [...textsOf(step.value)].flatMap(({ text, path: directive }) =>
    templateOf(text).paths.map(({ path, position }) => ({
      path,
      directive,
      hyphenated: hyphenatedAt(text, position),
      at: () => step.locateCharacter(directive, position),
    })),
  );
  reads.set(step, found);
  return found;
}

/** The name with hyphens that a place is in, when a member of something begins it: `YYYY-MM` is a text without quotes. */
function hyphenatedAt(text: string, position: number): string | undefined {
  const before = /\.([\w-]*\w-)$/.exec(text.slice(0, position));
  return before ? `${before[1]}${/^[\w-]*/.exec(text.slice(position))?.[0]}` : undefined;
}

function analyse(text: string): Template {
  try {
    const calls: CallNode[] = [];
    for (const part of parse(text).parts) if (part.type === 'expression') collectCalls(part.expression, calls);
    return { paths: referencedPaths(text), calls };
  } catch (error) {
    if (error instanceof ImlError) return EMPTY;
    throw error;
  }
}

function collectCalls(node: ExpressionNode | undefined, calls: CallNode[]): void {
  switch (node?.type) {
    case 'call':
      calls.push(node);
      for (const argument of node.arguments) collectCalls(argument, calls);
      break;
    case 'unary':
      collectCalls(node.operand, calls);
      break;
    case 'binary':
      collectCalls(node.left, calls);
      collectCalls(node.right, calls);
      break;
    case 'join':
      for (const part of node.parts) collectCalls(part, calls);
      break;
    case 'object':
      for (const entry of node.entries) collectCalls(entry.value, calls);
      break;
    case 'path':
      for (const step of node.steps) if (step.type === 'index') collectCalls(step.index, calls);
  }
}
