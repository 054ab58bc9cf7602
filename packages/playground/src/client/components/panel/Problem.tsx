import { CallError, messageOf } from '../../api/call-error.js';
import { DetailList } from './DetailList.js';

/** Why something behind a button did not work. */
export function Problem({ error }: { readonly error: unknown }) {
  if (error === undefined) return null;
  const known = error instanceof CallError ? error : undefined;
  return (
    <div role="alert" class="failures">
      <p class="failure-head">
        <strong>{known?.type ?? 'It did not work'}</strong>
      </p>
      <p class="failure-message">{messageOf(error)}</p>
      <DetailList details={known?.details ?? []} />
    </div>
  );
}
