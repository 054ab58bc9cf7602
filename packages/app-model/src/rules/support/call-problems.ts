import { compile, containsIml, type ImlError, type ImlOptions, isImlError } from '@connect-app/iml';
import type { App } from '../../app.js';
import { locateCharacter } from '../../json/source-section.js';
import type { Location } from '../../section.js';
import { communications } from './steps.js';
import { textsOf } from './texts.js';

/** A mistake in a call that an expression of base or of a communication makes. */
export interface CallProblem {
  readonly at: Location;
  readonly problem: ImlError;
}

/** Lets arguments beyond those a function has pass, as the platform does (IML §6.1). */
export const IGNORED: ImlOptions = { surplusArguments: 'ignored' };

/** Compiles every expression of an app and gives the errors with one of the codes, each where its text stands. */
export function* callProblems(
  app: App,
  codes: readonly ImlError['code'][],
  options: ImlOptions = {},
): Generator<CallProblem> {
  const functions = Object.fromEntries([...app.functions.keys()].map((name) => [name, () => undefined]));
  const problemWith = (text: string): ImlError | undefined => {
    try {
      compile(text, { ...options, functions });
    } catch (error) {
      if (isImlError(error) && codes.includes(error.code)) return error;
    }
    return undefined;
  };
  const seen = new Map<string, ImlError | undefined>();
  const sections = [...(app.base ? [app.base] : []), ...communications(app).map(({ section }) => section)];
  for (const section of sections) {
    for (const { text, path } of textsOf(section.value)) {
      if (!containsIml(text)) continue;
      if (!seen.has(text)) seen.set(text, problemWith(text));
      const problem = seen.get(text);
      if (problem) yield { at: locateCharacter(section, path, problem.position ?? 0), problem };
    }
  }
}
