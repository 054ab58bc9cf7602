import { own, readOptions, specEntries } from '@connect-app/app-runner/form';
import { useMemo, useState } from 'preact/hooks';
import type { FormValues } from '../../../protocol.js';
import { submittedValues } from '../../form/submitted.js';
import { askRemote } from '../../state/ask.js';
import { answersOf } from '../../state/form.js';
import { Modal } from '../Modal.js';
import type { ControlProps } from './control-props.js';
import { FormContext, useForm } from './form-context.js';
import { useNesting } from './nesting.js';

/** The button beside a field that looks for its value with a small form of its own (`rpc: {label, url, parameters}`, C14). */
export function SearchButton({ row, label, scope, change }: ControlProps) {
  const form = useForm();
  const { Block } = useNesting();
  // Nothing is mapped while somebody looks for a value (C14).
  const small = useMemo(() => ({ ...form, mappable: false }), [form]);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<FormValues>({});
  const rpc = own(row.spec, 'rpc');
  const reference = own(rpc, 'url');
  const custom = own(rpc, 'label');
  const text = typeof custom === 'string' ? custom : 'Search';
  if (typeof reference !== 'string') return null;
  const key = `${row.key}?search`;
  const entries = specEntries(own(rpc, 'parameters'));
  const { status, result, error } = form.remote.at(key).value;
  const found = status === 'ready' ? readOptions(result) : [];
  const search = (): void => {
    const extra = submittedValues({ entries, values: typed, path: key, answers: answersOf(form) });
    void askRemote(form, key, { reference, values: scope, extra }, { force: true });
  };
  return (
    <>
      <button
        type="button"
        class="search-button"
        onClick={() => {
          setOpen(true);
          if (entries.length === 0) search();
        }}
      >
        {text}
      </button>
      {open && (
        <Modal title={`${text}: ${label}`} close={() => setOpen(false)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              // The dialog around it is not meant.
              event.stopPropagation();
              search();
            }}
          >
            <FormContext.Provider value={small}>
              <Block entries={entries} values={typed} path={key} above={scope} change={setTyped} />
            </FormContext.Provider>
            <div class="modal-buttons">
              <button type="submit" class="primary" disabled={status === 'loading'}>
                Search
              </button>
            </div>
          </form>
          {status === 'failed' && (
            <p class="problem" role="alert">
              {error}
            </p>
          )}
          <p class="quiet" aria-live="polite">
            {status === 'loading' ? 'Searching…' : status === 'ready' ? `${found.length} found.` : ''}
          </p>
          <ul class="found" aria-label="Search results">
            {found.map((option, index) => (
              <li key={index}>
                <button
                  type="button"
                  onClick={() => {
                    change({ kind: 'value', value: option.value });
                    setOpen(false);
                  }}
                >
                  {option.label}
                </button>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </>
  );
}
