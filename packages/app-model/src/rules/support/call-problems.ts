import { compile, containsIml, type ImlError, type ImlOptions, isImlError } from '@connect-app/iml';
import type { App } from '../../app.js';
import { locateCharacter } from '../../json/source-section.js';
import type { Location } from '../../section.js';
import { communications } from './steps.js';
import { textsOf } from './texts.js';

/** A mistake in a call that an expression of base or of a communication makes. */
export interface CallProblem {
  readonly at: Location;
  readonly error: ImlError;
  /** Whether the mistake is an argument too many alone, which the platform ignores (IML §6.1). */
  readonly surplus: boolean;
}

const CALL_ERRORS: ReadonlySet<ImlError['code']> = new Set(['unknown-function', 'wrong-argument-count']);

const problems = new WeakMap<App, readonly CallProblem[]>();

/** The wrong calls of an app's expressions, each where it stands: of a text the first that fails, and the first with too many arguments. */
export function callProblems(app: App): readonly CallProblem[] {
  const before = problems.get(app);
  if (before) return before;
  const found = [...findProblems(app)];
  problems.set(app, found);
  return found;
}

function* findProblems(app: App): Generator<CallProblem> {
  const functions = Object.fromEntries([...app.functions.keys()].map((name) => [name, () => undefined]));
  const seen = new Map<string, readonly Omit<CallProblem, 'at'>[]>();
  const problemsIn = (text: string): readonly Omit<CallProblem, 'at'>[] => {
    const failing = callError(text, { functions, surplusArguments: 'ignored' });
    const first = callError(text, { functions });
    return [
      ...(failing ? [{ error: failing, surplus: false }] : []),
      ...(first && first.position !== failing?.position ? [{ error: first, surplus: true }] : []),
    ];
  };
  const sections = [...(app.base ? [app.base] : []), ...communications(app).map(({ section }) => section)];
  for (const section of sections) {
    for (const { text, path } of textsOf(section.value)) {
      if (!containsIml(text)) continue;
      const found = seen.get(text) ?? problemsIn(text);
      seen.set(text, found);
      for (const problem of found) {
        yield { ...problem, at: locateCharacter(section, path, problem.error.position ?? 0) };
      }
    }
  }
}

function callError(text: string, options: ImlOptions): ImlError | undefined {
  try {
    compile(text, options);
  } catch (error) {
    if (isImlError(error) && CALL_ERRORS.has(error.code)) return error;
  }
  return undefined;
}
