import type { FieldSpec, ModuleDetail } from '../../protocol.js';
import { call } from '../api/call.js';
import type { Dialog } from './dialogs.js';

/** A module's definition with all that RPCs say of it (R5.2). @throws CallError when the module is gone. */
export function detailWith(module: string, connection: string | undefined): Promise<ModuleDetail> {
  const query = connection === undefined ? '' : `?connection=${encodeURIComponent(connection)}`;
  return call<ModuleDetail>(`modules/${encodeURIComponent(module)}${query}`);
}

/** Asks for the fields of a dialog's bundles that only RPCs know, such as those an account has of its own. */
export async function loadOutputs(dialog: Dialog): Promise<void> {
  const detail = dialog.detail.peek();
  const connection = dialog.connection.peek();
  if (detail === undefined || connection === undefined || !hasReference(detail.interface)) return;
  // Without an answer the bundles show the names alone.
  const answer = await detailWith(dialog.name, connection).catch(() => undefined);
  const isCurrent = detail === dialog.detail.peek() && connection === dialog.connection.peek();
  if (answer !== undefined && isCurrent) dialog.outputs.value = answer.interface;
}

/** Whether fields, at any depth, are still to be asked for. */
export function hasReference(fields: readonly FieldSpec[]): boolean {
  return fields.some(({ type, spec }) => type === 'rpc' || (Array.isArray(spec) && hasReference(spec as FieldSpec[])));
}
