import { compile } from '../compile.js';
import type { Environment } from '../environment.js';
import { ImlError } from '../error.js';
import type { ImlOptions } from '../options.js';

/** The two ways an expression runs; every test of safety holds for both. */
export const TIERS = ['never', 'always'] as const;

export type Tier = (typeof TIERS)[number];

export const environment: Environment = {
  timezone: 'Europe/Prague',
  now: () => Date.parse('2016-06-20T17:26:44.356Z'),
  random: () => 0.5,
  uuid: () => '0b8fb1a2-6c0e-4f6e-9d6b-2f2f7f3f9a10',
  executionId: 'execution',
};

/** What a template gives: its value, or the code of its error. Whatever is not the typed error is thrown on. */
export function outcome(
  template: string,
  context: Readonly<Record<string, unknown>>,
  options: ImlOptions,
): { readonly value: unknown } | { readonly code: string } {
  try {
    return { value: compile(template, options)(context, environment) };
  } catch (error) {
    if (error instanceof ImlError) return { code: error.code };
    throw error;
  }
}
