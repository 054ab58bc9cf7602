import type { SpecEntry } from '@connect-app/app-runner/form';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConnectionType } from '../../../protocol.js';
import { messageOf } from '../../api/call-error.js';
import { hasAdvanced, rowsOf } from '../../form/rows.js';
import { submittedValues } from '../../form/submitted.js';
import { app } from '../../state/app.js';
import { createConnection } from '../../state/connections.js';
import { answersOf, createForm } from '../../state/form.js';
import { notice } from '../../state/notice.js';
import { placeProblems } from '../../state/problems.js';
import { FormFields } from '../fields/FormFields.js';
import { ShowAdvanced } from '../fields/ShowAdvanced.js';
import { openWindow, type ServiceWindow } from './service-window.js';

export interface NewConnectionProps {
  readonly type: ConnectionType | undefined;
  readonly done: () => void;
}

/** The form of a connection. What is typed in goes to the server once and is forgotten here. */
export function NewConnection({ type, done }: NewConnectionProps) {
  const name = type?.name ?? '';
  const form = useMemo(
    () => createForm({ id: `connection-${name}`, component: { kind: 'connection', name }, mappable: false }),
    [name],
  );
  const [state, setState] = useState<'filling' | 'sending' | 'waiting'>('filling');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [blocked, setBlocked] = useState<string | undefined>(undefined);
  const before = useRef(app.peek()?.connections.length ?? 0);
  const count = app.value?.connections.length ?? 0;
  useEffect(() => {
    if (state === 'waiting' && count > before.current) done();
  }, [state, count]);
  if (type === undefined) return null;

  const entries = type.fields as unknown as readonly SpecEntry[];
  const input = { entries, values: form.values.value, path: form.id, answers: answersOf(form) };
  const create = async (): Promise<void> => {
    const service: ServiceWindow | undefined = type.oauth ? openWindow() : undefined;
    setState('sending');
    setProblem(undefined);
    before.current = app.peek()?.connections.length ?? 0;
    try {
      const answer = await createConnection(name, submittedValues(input));
      if ('authorize' in answer) {
        setState('waiting');
        setBlocked(service?.go(answer.authorize) === true ? undefined : answer.authorize);
        return;
      }
      notice.value = { kind: 'done', text: `${answer.connection.label} is connected.` };
      done();
    } catch (error) {
      service?.close();
      placeProblems(form, error);
      setProblem(messageOf(error));
      setState('filling');
    }
  };

  return (
    <form
      class="new-connection"
      aria-label={`New connection: ${type.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <h3>New connection: {type.label}</h3>
      <FormFields form={form} entries={entries} />
      {hasAdvanced(rowsOf(input)) && <ShowAdvanced form={form} />}
      {problem !== undefined && (
        <p class="problem-box" role="alert">
          {problem}
        </p>
      )}
      {state === 'waiting' && (
        <p class="quiet" role="status">
          {blocked === undefined ? (
            'Agree in the window that has opened; the connection appears here by itself.'
          ) : (
            <>
              The browser opened no window.{' '}
              <a href={blocked} target="_blank" rel="noreferrer noopener">
                Open the service’s page
              </a>
            </>
          )}
        </p>
      )}
      <div class="modal-buttons">
        <button type="submit" class="primary" disabled={state === 'sending'}>
          {state === 'sending' ? 'Verifying…' : type.oauth ? 'Authorize' : 'Create'}
        </button>
        <button type="button" onClick={done}>
          Cancel
        </button>
      </div>
    </form>
  );
}
