import { NotEmulatedError, RunError } from '../errors/index.js';
import type { Level } from './level.js';

/** Answers an RPC reference with its output, given the form's values (R5.3). */
export type CallRpc = (reference: string, values: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The RPCs a form asked: each at most once for one place of the form, however many fields refer to it. */
export class RpcAnswers {
  readonly #callRpc: CallRpc;
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #failed: (reference: string, reason: string) => void;

  /** @param failed Told of an RPC that failed: a scenario would run with the fields it was saved with, so that is no failure here. */
  constructor(callRpc: CallRpc, failed: (reference: string, reason: string) => void) {
    this.#callRpc = callRpc;
    this.#failed = failed;
  }

  /** The RPC's output, undefined when it failed. */
  ask(reference: string, level: Level): Promise<unknown> {
    const key = `${reference}\n${level.path}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = this.#ask(reference, { ...level.above, ...level.input, ...level.output });
    this.#answers.set(key, answer);
    return answer;
  }

  async #ask(reference: string, values: Readonly<Record<string, unknown>>): Promise<unknown> {
    try {
      return await this.#callRpc(reference, values);
    } catch (error) {
      if (!(error instanceof RunError || error instanceof NotEmulatedError)) throw error;
      this.#failed(reference, error.message);
      return undefined;
    }
  }
}
