import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/** Where a JSON text goes wrong: line and column count from 1. */
export interface JsonProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Checks a JSON text while it is typed; undefined when it is well formed or empty. */
export function jsonProblem(text: string): JsonProblem | undefined {
  if (text.trim() === '') return undefined;
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return undefined;
  const before = text.slice(0, first.offset);
  return {
    message: sentence(printParseErrorCode(first.error)),
    line: before.split('\n').length,
    column: first.offset - before.lastIndexOf('\n'),
  };
}

/** `CommaExpected` → `Comma expected`. */
function sentence(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, (_, left: string, right: string) => `${left} ${right.toLowerCase()}`);
}
