import type { Json } from '@connect-app/app-model';
import { compileCommunication } from '../communication/communication.js';
import { DEFAULT_LIMITS } from '../communication/limits.js';
import type { CommunicationRuntime, Limits } from '../communication/runtime.js';
import type { CommunicationKind, CommunicationResult } from '../communication/types.js';
import type { RunEvent, RunListener } from '../events.js';
import { createEmitter } from '../record/emitter.js';
import { createRedactor } from '../record/redactor.js';
import { createHttpTransport } from '../transport/http.js';
import type { Transport } from '../transport/types.js';

/** What a test runs: one block, written as in an imljson file. */
export interface RunBlock {
  readonly api: Json;
  readonly kind?: CommunicationKind;
  readonly context?: Record<string, unknown>;
  readonly secrets?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly transport?: Transport;
  readonly signal?: AbortSignal;
  readonly runtime?: Partial<CommunicationRuntime>;
}

/** What came of it. */
export interface BlockRun {
  readonly outputs: unknown[];
  readonly batches: number;
  readonly result: CommunicationResult;
  readonly events: RunEvent[];
}

/** Runs one block to its end with a fixed clock and no delays. */
export async function runBlock(block: RunBlock): Promise<BlockRun> {
  const { outputs, events, run, emit } = startBlock(block);
  let batches = 0;
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done === true) return { outputs, batches, result: next.value, events };
    emit?.({ type: 'output', outputs: next.value.outputs });
    outputs.push(...next.value.outputs);
    batches++;
  }
}

/** The same, left to the test to pull. */
export function startBlock(block: RunBlock) {
  const steps = (Array.isArray(block.api) ? block.api : [block.api]).map((value, index) => ({
    value,
    locate: (path: readonly (string | number)[]) => ({ file: `${index}/${path.join('.')}`, line: 1, column: 1 }),
  }));
  const communication = compileCommunication({ steps, kind: block.kind ?? 'action' });
  const redactor = createRedactor(block.secrets);
  const events: RunEvent[] = [];
  const listeners: RunListener[] = [(event) => events.push(event)];
  const runtime: CommunicationRuntime = {
    environment: {
      timezone: 'UTC',
      now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      executionId: 'e',
    },
    transport: block.transport ?? createHttpTransport({ allowPrivateAddresses: true }),
    emit: createEmitter({ listeners, redactor, now: () => 0 }).emit,
    redactor,
    signal: block.signal,
    limits: { ...DEFAULT_LIMITS, ...block.limits },
    budget: { spent: 0, endpointCalls: 0 },
    sleep: async () => {},
    ...block.runtime,
  };
  const context = { ...block.context };
  return {
    emit: runtime.emit,
    outputs: [] as unknown[],
    events,
    context,
    run: communication.run({ context, runtime }),
    preview: () => communication.preview({ context, runtime }),
  };
}
