import { imlCases } from '../iml-cases.mjs';

const { call, fields, records, date, conformance } = imlCases({ codeGeneration: 'never' });

/** Where the process forbids code made from text. What runs once is the same with or without, so `compile` is left out. */
export const cases = { call, fields, records, date, conformance };
