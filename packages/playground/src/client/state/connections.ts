import type { ConnectionAnswer, ConnectionSummary, FormValues, ModuleSummary } from '../../protocol.js';
import { call } from '../api/call.js';
import { app } from './app.js';

export function setConnections(connections: readonly ConnectionSummary[]): void {
  const current = app.peek();
  if (current !== undefined) app.value = { ...current, connections };
}

/** The connections a module can run with: those of its own type, then those of the alternative one. */
export function connectionsFor({ connection, altConnection }: ModuleSummary): readonly ConnectionSummary[] {
  const all = app.value?.connections ?? [];
  return [...new Set([connection, altConnection])].flatMap((name) => all.filter(({ type }) => type === name));
}

/** Creates and verifies a connection. An OAuth connection answers with the page to open; it comes by itself later. */
export async function createConnection(type: string, values: FormValues): Promise<ConnectionAnswer> {
  const answer = await call<ConnectionAnswer>('connections', { body: { type, values } });
  await refresh();
  return answer;
}

export async function verifyConnection(id: string): Promise<ConnectionSummary> {
  try {
    return await call<ConnectionSummary>(`connections/${encodeURIComponent(id)}/verify`, { body: {} });
  } finally {
    await refresh();
  }
}

export async function removeConnection(id: string): Promise<void> {
  await call(`connections/${encodeURIComponent(id)}`, { method: 'DELETE' });
  await refresh();
}

async function refresh(): Promise<void> {
  setConnections(await call<ConnectionSummary[]>('connections'));
}
