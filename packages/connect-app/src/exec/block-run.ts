import type { Runner } from '@connect-app/app-runner';
import type { ExecPath } from './path.js';

export interface BlockOptions {
  readonly limit?: number;
  readonly state?: string;
  readonly request?: string;
  readonly data?: string;
  /** Where `authorize` and `refresh` put the connection's data. */
  readonly save?: string;
  readonly callbackPort?: number;
}

/** One run of one block from the command line. */
export interface BlockRun<Target extends ExecPath = ExecPath> {
  readonly target: Target;
  readonly runner: Runner;
  /** Values of the dialog, typed values read. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly connection: Readonly<Record<string, unknown>> | undefined;
  readonly options: BlockOptions;
  readonly signal: AbortSignal;
  /** Takes one value: a bundle, an option, a reply. */
  readonly show: (value: unknown) => void;
  /** Takes words for people. */
  readonly say: (text: string) => void;
  /** Where a browser on this machine finds a page of the service. */
  readonly browserUrl: (url: string) => string;
}
