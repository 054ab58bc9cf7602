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
  useEffect(() => ask(false), [row.key, row.reference, connection, round]);
  if (status === 'failed') {
    return (
      <div class="field problem" role="alert">
        The fields could not be loaded: {error}{' '}
        <button type="button" class="link" onClick={() => ask(true)}>
          Try again
        </button>
      </div>
    );
  }
  return <p class="field quiet">Loading fields…</p>;
}
