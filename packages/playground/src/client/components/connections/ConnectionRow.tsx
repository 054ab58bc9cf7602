import { useState } from 'preact/hooks';
import type { ConnectionSummary } from '../../../protocol.js';
import { messageOf } from '../../api/call-error.js';
import { removeConnection, verifyConnection } from '../../state/connections.js';

/** A connection: whose it is, when it last worked; it can be verified and removed. */
export function ConnectionRow({ connection }: { readonly connection: ConnectionSummary }) {
  const { id, label, owner, verifiedAt } = connection;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().catch((error: unknown) => setProblem(messageOf(error)));
    setBusy(false);
  };
  return (
    <li class="connection" data-state={verifiedAt === undefined ? 'unverified' : 'verified'}>
      <div>
        <strong>{titleOf(connection)}</strong>
        <p class="quiet">
          {owner !== undefined && <>Belongs to {owner}. </>}
          {busy ? 'Verifying…' : verifiedAt === undefined ? 'Not verified.' : `Verified ${timeOf(verifiedAt)}.`}
        </p>
      </div>
      <button
        type="button"
        disabled={busy}
        aria-label={`Verify ${label}`}
        onClick={() => void attempt(() => verifyConnection(id))}
      >
        Verify
      </button>
      <button
        type="button"
        class="quiet-button"
        disabled={busy}
        aria-label={`Remove ${label}`}
        onClick={() => void attempt(() => removeConnection(id))}
      >
        Remove
      </button>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

/** What the connection is called; whose it is stands below. */
function titleOf({ label, owner }: ConnectionSummary): string {
  return owner !== undefined && label.endsWith(`: ${owner}`) ? label.slice(0, -owner.length - 2) : label;
}

function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });
}
