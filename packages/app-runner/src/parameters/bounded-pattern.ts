import { createContext, Script } from 'node:vm';

/** Milliseconds a pattern of an app may work on one value. */
const TIMEOUT = 250;

const test = new Script('pattern.test(text)');
let scope: { pattern?: RegExp; text?: string } | undefined;

/**
 * Whether a text matches a pattern that an app brought along; compiled with the `u` flag (R6.8). A pattern that does not
 * finish in a quarter of a second, or does not compile, does not match: neither can hang a run.
 */
export function matches(pattern: string, text: string): boolean {
  try {
    return matchesRegExp(new RegExp(pattern, 'u'), text);
  } catch {
    return false;
  }
}

/** As {@link matches}, with a compiled expression. */
export function matchesRegExp(pattern: RegExp, text: string): boolean {
  scope ??= createContext({}) as { pattern?: RegExp; text?: string };
  scope.pattern = pattern;
  scope.text = text;
  try {
    return test.runInContext(scope, { timeout: TIMEOUT }) === true;
  } catch {
    return false;
  } finally {
    delete scope.pattern;
    delete scope.text;
  }
}
