import { type App, checkApp, type Diagnostic, loadApp } from '@connect-app/app-model';
import type { Runner } from '@connect-app/app-runner';
import { type SortedFindings, sortFindings } from './findings.js';
import { watchApp } from './watch-app.js';

/** The app as it is now. */
export interface LoadedApp {
  /** Missing only as long as nothing at the path has ever been an app. */
  readonly app: App | undefined;
  /** Missing, too, while a custom function does not compile: it would break every module (R6.16). */
  readonly runner: Runner | undefined;
  readonly findings: readonly Diagnostic[];
  /** The findings by module; sorted when somebody first asks. */
  readonly sorted: (app: App) => SortedFindings;
}

export interface LiveAppOptions {
  /** Folder or ZIP. */
  readonly path: string;
  readonly createRunner: (app: App) => Promise<Runner>;
}

/** An app that is loaded anew whenever its files change. */
export class LiveApp {
  readonly path: string;
  readonly #createRunner: (app: App) => Promise<Runner>;
  readonly #listeners = new Set<() => void>();
  #current = loaded({ app: undefined, runner: undefined, findings: [] });
  #lastRunner: Runner | undefined;
  #stopWatching: () => Promise<void> = async () => {};

  private constructor({ path, createRunner }: LiveAppOptions) {
    this.path = path;
    this.#createRunner = createRunner;
  }

  /** Loads the app and begins to watch its files. */
  static async open(options: LiveAppOptions): Promise<LiveApp> {
    const live = new LiveApp(options);
    await live.reload();
    live.#stopWatching = await watchApp(options.path, () => live.reload());
    return live;
  }

  get current(): LoadedApp {
    return this.#current;
  }

  /** A runner as long as the app has ever run: what is subscribed can be unsubscribed while a definition is broken. */
  get lastRunner(): Runner | undefined {
    return this.#current.runner ?? this.#lastRunner;
  }

  /** Hears of every reload, when it is done. */
  onReload(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the files once more. What does not load at all leaves the app as it was, with the new findings. */
  async reload(): Promise<void> {
    const { app, diagnostics } = await loadApp(this.path);
    if (!app) {
      this.#current = loaded({ ...this.#current, findings: diagnostics });
    } else {
      const findings = checkApp(app, diagnostics);
      const made = await this.#createRunner(app).then(
        (runner) => ({ runner, broken: [] }),
        (error: unknown) => ({ runner: undefined, broken: [brokenApp(app, error)] }),
      );
      this.#lastRunner = this.lastRunner;
      this.#current = loaded({ app, runner: made.runner, findings: [...made.broken, ...findings] });
    }
    for (const listener of this.#listeners) listener();
  }

  async close(): Promise<void> {
    await this.#stopWatching();
  }
}

function loaded(parts: Omit<LoadedApp, 'sorted'>): LoadedApp {
  let sorted: SortedFindings | undefined;
  return {
    ...parts,
    sorted: (app) => {
      sorted ??= sortFindings(app, parts.findings);
      return sorted;
    },
  };
}

/** An app whose runner could not be made: a custom function that does not compile. */
function brokenApp(app: App, error: unknown): Diagnostic {
  const location =
    error instanceof Error && 'location' in error ? (error.location as Diagnostic | undefined) : undefined;
  const name = error instanceof Error && 'functionName' in error ? String(error.functionName) : '';
  const file = app.functions.get(name)?.file ?? app.modules.values().next().value?.file ?? '.';
  return {
    file: location?.file ?? file,
    line: location?.line ?? 1,
    column: location?.column ?? 1,
    rule: 'app/does-not-run',
    severity: 'error',
    message: error instanceof Error ? error.message : String(error),
  };
}
