import type { BinaryNode, CallNode, ExpressionNode } from './ast.js';
import { bareWordText } from './bare-words.js';
import { compare, equal } from './comparison.js';
import { compileBuiltInCall, compileCustomCall, failedCall } from './compile-call.js';
import { compilePath } from './compile-path.js';
import { ImlError } from './error.js';
import type { Evaluator } from './evaluator.js';
import { type Library, libraryFor } from './library.js';
import { arithmetic, operandNumber, plus } from './operators.js';
import type { Settings } from './options.js';
import { setOwn } from './own-value.js';
import { bounded } from './result-size.js';
import { textForm } from './text-form.js';

/** Turns the expressions of one template into closures. Names of functions are resolved here, once. */
export class ExpressionCompiler {
  private readonly library: Library;

  constructor(
    private readonly template: string,
    private readonly settings: Settings,
  ) {
    this.library = libraryFor(settings.flavour);
  }

  compile(node: ExpressionNode): Evaluator {
    switch (node.type) {
      case 'number':
      case 'string':
      case 'literal': {
        const { value } = node;
        return () => value;
      }
      case 'path':
        return compilePath(node, this.library.constants.get(node.name), (index) => this.compile(index));
      case 'call':
        return this.call(node);
      case 'unary': {
        const operand = this.compile(node.operand);
        return node.operator === '!'
          ? (context, environment) => !operand(context, environment)
          : (context, environment) => 0 - operandNumber(operand(context, environment));
      }
      case 'binary':
        return this.binary(node);
      case 'join':
        return this.join(node.parts);
      case 'object': {
        const entries = node.entries.map(({ key, value }) => ({ key, evaluate: this.compile(value) }));
        return (context, environment) => {
          const result: Record<string, unknown> = {};
          for (const { key, evaluate } of entries) {
            const value = evaluate(context, environment);
            if (value !== undefined) setOwn(result, key, value);
          }
          return result;
        };
      }
    }
  }

  private call(node: CallNode): Evaluator {
    const { template, settings } = this;
    const custom = settings.functions.get(node.name);
    const definition = custom === undefined ? this.library.functions.get(node.name) : undefined;
    if (custom === undefined && definition === undefined) {
      throw new ImlError({
        code: 'unknown-function',
        message: `Function '${node.name}' not found!`,
        position: node.offset,
        template,
      });
    }
    try {
      const operands = node.arguments.map((argument, index) => {
        if (argument === undefined) return () => undefined;
        const operand = this.compile(argument);
        const parameter = definition?.parameters[index];
        return settings.bareWords === 'text' && parameter?.name === 'format'
          ? bareWordText(argument, operand, template)
          : operand;
      });
      const parts = { node, template, settings, operands };
      if (custom !== undefined) return compileCustomCall(parts, custom);
      if (definition !== undefined) return compileBuiltInCall(parts, definition);
    } catch (error) {
      // The platform wraps what it finds inside a call in the names of the calls around it.
      throw error instanceof ImlError && error.position !== node.offset ? failedCall(error, node, template) : error;
    }
    return () => undefined;
  }

  private binary(node: BinaryNode): Evaluator {
    const { operator } = node;
    const { equality, arraySeparator } = this.settings;
    const left = this.compile(node.left);
    const right = this.compile(node.right);
    switch (operator) {
      case '&':
        return (context, environment) => left(context, environment) && right(context, environment);
      case '|':
        return (context, environment) => left(context, environment) || right(context, environment);
      case '=':
        return (context, environment) => equal(left(context, environment), right(context, environment), equality);
      case '!=':
        return (context, environment) => !equal(left(context, environment), right(context, environment), equality);
      case '<':
        return (context, environment) => compare(left(context, environment), right(context, environment)) < 0;
      case '<=':
        return (context, environment) => compare(left(context, environment), right(context, environment)) <= 0;
      case '>':
        return (context, environment) => compare(left(context, environment), right(context, environment)) > 0;
      case '>=':
        return (context, environment) => compare(left(context, environment), right(context, environment)) >= 0;
      case '+':
        return (context, environment) =>
          bounded(plus(left(context, environment), right(context, environment), arraySeparator), this.settings);
      default:
        return (context, environment) => arithmetic(operator, left(context, environment), right(context, environment));
    }
  }

  /** The text forms of adjacent parts, one after the other (IML §1.3, §3.4). */
  join(parts: readonly ExpressionNode[]): Evaluator {
    const { arraySeparator } = this.settings;
    const evaluators = parts.map((part) => this.compile(part));
    return (context, environment) => {
      let text = '';
      for (const evaluator of evaluators) text += textForm(evaluator(context, environment), arraySeparator);
      return bounded(text, this.settings);
    };
  }
}
