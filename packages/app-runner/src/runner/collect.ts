import type { Communication, CommunicationResult, RunCommunication } from '../communication/index.js';

/** Everything a communication gave, for blocks whose output is small: RPCs, epochs, connections. */
export async function collect(
  communication: Communication,
  run: RunCommunication,
): Promise<{ outputs: unknown[]; result: CommunicationResult }> {
  const outputs: unknown[] = [];
  const batches = communication.run(run);
  for (let next = await batches.next(); ; next = await batches.next()) {
    if (next.done === true) return { outputs, result: next.value };
    outputs.push(...next.value.outputs);
  }
}
