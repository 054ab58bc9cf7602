import type { ExitCode } from '../failure.js';
import { Failure } from '../failure.js';
import type { Streams } from '../output.js';

export interface JsonReport {
  readonly streams: Streams;
  /** Whether machines read along: `--json`. */
  readonly json: boolean;
  /** What is known so far; it is told beside the failure. */
  readonly known?: () => object;
}

/** Runs a command; with `--json`, its failure stands on standard output too: `{"error": {"code", "message", "hint"}}`. */
export async function withJsonReport(
  { streams, json, known = () => ({}) }: JsonReport,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (json && error instanceof Failure) {
      const { code, message, hint } = error;
      streams.out(JSON.stringify({ ...known(), error: { code, message, ...(hint && { hint }) } }, undefined, 2));
    }
    throw error;
  }
}
