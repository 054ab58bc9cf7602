import { type App, type Component, effectiveSteps } from '@connect-app/app-model';
import type { ImlOptions } from '@connect-app/iml';
import { type Communication, type CommunicationKind, compileCommunication } from '../communication/index.js';

/** A block of a component that can run. */
export interface BlockReference {
  readonly component: Component;
  readonly section: string;
  /** Part of an OAuth connection's `api` (R8.5). */
  readonly stage?: string | undefined;
  readonly kind: CommunicationKind;
}

/** The compiled blocks of an app: each is compiled when it first runs and kept. */
export class Blocks {
  readonly #app: App;
  readonly #options: ImlOptions;
  readonly #compiled = new Map<string, Communication | undefined>();

  constructor(app: App, options: ImlOptions) {
    this.#app = app;
    this.#options = options;
  }

  /** The block, compiled; undefined when it is missing or empty. */
  get({ component, section, stage, kind }: BlockReference): Communication | undefined {
    const key = [component.kind, component.name, section, stage ?? '', kind].join('/');
    if (!this.#compiled.has(key)) {
      const steps = effectiveSteps({ app: this.#app, component, section, stage });
      const communication =
        steps.length === 0 ? undefined : compileCommunication({ steps, kind, imlOptions: this.#options });
      this.#compiled.set(key, communication);
    }
    return this.#compiled.get(key);
  }
}
