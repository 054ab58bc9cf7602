import type { BinaryNode, ExpressionNode, ObjectNode } from '../ast.js';
import { compare, equal } from '../comparison.js';
import type { Environment } from '../environment.js';
import type { Context } from '../evaluator.js';
import { arithmetic, operandNumber, plus } from '../operators.js';
import type { Settings } from '../options.js';
import { setOwn } from '../own-value.js';
import { bounded } from '../result-size.js';
import { textForm } from '../text-form.js';
import { evaluateCall } from './call.js';
import { evaluatePath } from './path.js';

/** Evaluates the expressions of one template once, straight from their trees. */
export class Interpreter {
  constructor(
    readonly template: string,
    readonly settings: Settings,
    readonly context: Context,
    readonly environment: Environment,
  ) {}

  evaluate(node: ExpressionNode): unknown {
    switch (node.type) {
      case 'number':
      case 'string':
      case 'literal':
        return node.value;
      case 'path':
        return evaluatePath(this, node);
      case 'call':
        return evaluateCall(this, node);
      case 'unary': {
        const value = this.evaluate(node.operand);
        return node.operator === '!' ? !value : 0 - operandNumber(value);
      }
      case 'binary':
        return this.binary(node);
      case 'join':
        return this.join(node.parts);
      case 'object':
        return this.object(node);
    }
  }

  private binary({ operator, left: leftNode, right: rightNode }: BinaryNode): unknown {
    const left = this.evaluate(leftNode);
    if (operator === '&') return left && this.evaluate(rightNode);
    if (operator === '|') return left || this.evaluate(rightNode);
    const right = this.evaluate(rightNode);
    const { settings } = this;
    switch (operator) {
      case '=':
        return equal(left, right, settings.equality);
      case '!=':
        return !equal(left, right, settings.equality);
      case '<':
        return compare(left, right) < 0;
      case '<=':
        return compare(left, right) <= 0;
      case '>':
        return compare(left, right) > 0;
      case '>=':
        return compare(left, right) >= 0;
      case '+':
        return bounded(plus(left, right, settings.arraySeparator), settings);
      default:
        return arithmetic(operator, left, right);
    }
  }

  /** The text forms of adjacent operands, one after the other (IML §3.4). */
  private join(parts: readonly ExpressionNode[]): string {
    const { settings } = this;
    let text = '';
    for (const part of parts) text += textForm(this.evaluate(part), settings.arraySeparator);
    return bounded(text, settings);
  }

  private object({ entries }: ObjectNode): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const { key, value: node } of entries) {
      const value = this.evaluate(node);
      if (value !== undefined) setOwn(result, key, value);
    }
    return result;
  }
}
