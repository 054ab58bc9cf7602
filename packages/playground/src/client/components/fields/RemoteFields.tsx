import { useEffect } from 'preact/hooks';
import type { FormValues } from '../../../protocol.js';
import type { RemoteRow } from '../../form/rows.js';
import { askRemote } from '../../state/ask.js';
import { useForm } from './form-context.js';

/** Stands where an RPC will put fields, and asks it (R5.2). */
export function RemoteFields({ row, scope }: { readonly row: RemoteRow; readonly scope: FormValues }) {
  const form = useForm();
  const { status, error } = form.remote.at(row.key).value;
  const ask = (force: boolean): void => {
    void askRemote(form, row.key, { reference: row.reference, values: scope }, { force });
  };
  const connection = form.connection.value;
  const round = form.remote.rounds.value;
  const mustWait = form.needsConnection && connection === undefined;
  useEffect(() => {
    if (!mustWait) ask(false);
  }, [row.key, row.reference, connection, round]);
  if (mustWait) return <p class="field quiet">More fields show when there is a connection.</p>;
  if (status === 'failed') {
    return (
      <div class="field problem" role="alert">
        <p>The fields could not be loaded: {error}</p>
        <button type="button" class="link" onClick={() => ask(true)}>
          Try again
        </button>
      </div>
    );
  }
  return <p class="field quiet">Loading fields…</p>;
}
