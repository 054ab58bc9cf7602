import { mostArguments } from './argument-count.js';
import type { CallNode, ExpressionNode } from './ast.js';
import { ImlError } from './error.js';
import { failedCall } from './failed-call.js';
import type { FunctionDefinition } from './functions/definition.js';
import { libraryFor } from './library.js';
import { LIMITS } from './limits.js';
import type { Settings } from './options.js';

/**
 * Checks that every function an expression calls is there and gets the arguments it takes, so that a mistake shows before
 * anything is evaluated.
 *
 * @throws ImlError `unknown-function`, `wrong-argument-count`, or `too-large` for more arguments than the stack can hold.
 */
export function checkCalls(node: ExpressionNode, template: string, settings: Settings): void {
  switch (node.type) {
    case 'call':
      checkCall(node, template, settings);
      return;
    case 'path':
      for (const step of node.steps) {
        if (step.type === 'index' && step.index !== undefined) checkCalls(step.index, template, settings);
      }
      return;
    case 'unary':
      checkCalls(node.operand, template, settings);
      return;
    case 'binary':
      checkCalls(node.left, template, settings);
      checkCalls(node.right, template, settings);
      return;
    case 'join':
      for (const part of node.parts) checkCalls(part, template, settings);
      return;
    case 'object':
      for (const { value } of node.entries) checkCalls(value, template, settings);
  }
}

function checkCall(node: CallNode, template: string, settings: Settings): void {
  const custom = settings.functions.has(node.name);
  const definition = custom ? undefined : libraryFor(settings.flavour).functions.get(node.name);
  if (!custom && definition === undefined) {
    throw new ImlError({
      code: 'unknown-function',
      message: `Function '${node.name}' not found!`,
      position: node.offset,
      template,
    });
  }
  if (node.arguments.length > LIMITS.maxArguments) {
    throw new ImlError({
      code: 'too-large',
      message: `Function '${node.name}' is given more than ${LIMITS.maxArguments} arguments.`,
      position: node.offset,
      template,
    });
  }
  try {
    for (const argument of node.arguments) if (argument !== undefined) checkCalls(argument, template, settings);
  } catch (error) {
    // The platform wraps what it finds inside a call in the names of the calls around it.
    throw failedCall(error, node, template);
  }
  if (definition !== undefined) checkArgumentCount(node, template, definition, settings);
}

function checkArgumentCount(
  node: CallNode,
  template: string,
  { name, parameters }: FunctionDefinition,
  { surplusArguments }: Settings,
): void {
  const given = node.arguments.length;
  let least = 0;
  for (const parameter of parameters) if (parameter.optional !== true) least += 1;
  const most = mostArguments(parameters);
  if (given >= least && (given <= most || surplusArguments === 'ignored')) return;
  const expected =
    most === least ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  throw new ImlError({
    code: 'wrong-argument-count',
    message: `Function '${name}' takes ${expected} ${expected === '1' ? 'argument' : 'arguments'}, ${given} given.`,
    position: node.offset,
    template,
  });
}
