import { isPlainObject } from '../communication/temp.js';
import type { CommunicationKind } from '../communication/types.js';
import { RunError } from '../errors/index.js';

/** Throws unless every element is one that a component of this kind may give (R2.23). */
export function checkElements(kind: CommunicationKind, outputs: readonly unknown[], step: number): void {
  if (kind === 'search') {
    for (const output of outputs) {
      if (!isBundle(output)) throw wrongType('Invalid item in module output. Expected Object', output, step);
    }
  }
}

/** Throws unless the whole result is one that a component of this kind may give (R2.23). */
export function checkResult(kind: CommunicationKind, result: unknown, step: number): void {
  if (kind === 'action' || kind === 'universal') {
    if (!isBundle(result)) throw wrongType('Invalid module output. Expected Object', result, step);
  } else if (kind === 'rpc') {
    if (!Array.isArray(result) && !isBundle(result) && typeof result !== 'string') {
      throw wrongType('Invalid RPC output. Expected Object, String or Array', result, step);
    }
  }
}

function isBundle(value: unknown): boolean {
  return isPlainObject(value);
}

function wrongType(expected: string, found: unknown, step: number): RunError {
  return new RunError({
    type: 'DataError',
    code: 'output-type',
    message: `${expected}, but found ${typeName(found)}.`,
    step,
  });
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'Array';
  if (value === null) return 'Null';
  if (value instanceof Date) return 'Date';
  if (value instanceof Uint8Array) return 'Buffer';
  const type = typeof value;
  return type.charAt(0).toUpperCase() + type.slice(1);
}
