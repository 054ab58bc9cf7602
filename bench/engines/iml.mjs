import { imlCases } from '../iml-cases.mjs';

/** As everyone runs it: from the tree at first, with generated code once an expression has proved to be used often. */
export const cases = imlCases({});
