import { optionSource, own } from '@connect-app/app-runner/form';
import { textForm } from '@connect-app/iml';
import { useState } from 'preact/hooks';
import { childPath, parentPath } from '../../form/paths.js';
import { optionsOf } from '../../form/rows.js';
import { withField } from '../../form/values.js';
import { askRemote } from '../../state/ask.js';
import { answersOf } from '../../state/form.js';
import type { ControlProps } from './control-props.js';
import { useForm } from './form-context.js';

/** A file or folder of the service: its path as text, and its folders to walk through, level by level (R5.1). */
export function PathControl({ row, label, id, described, scope, change }: ControlProps) {
  const form = useForm();
  const { spec, field, key, name } = row;
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const { reference } = optionSource(spec);
  const { status, error } = form.remote.at(key).value;
  const value = field.kind === 'value' ? textForm(field.value) : '';
  const single = own(own(spec, 'options'), 'singleLevel') === true;
  const set = (path: string): void => change({ kind: 'value', value: path });
  const open = (path: string): void => {
    setFolder(path);
    if (reference === undefined) return;
    void askRemote(form, key, { reference, values: withField(scope, name, { kind: 'value', value: path }) });
  };
  const entries = optionsOf({ ...spec, type: 'select' }, key, answersOf(form));
  return (
    <div class="path">
      <div class="with-unit">
        <input type="text" id={id} value={value} {...described} onInput={(event) => set(event.currentTarget.value)} />
        <button
          type="button"
          aria-label={`Browse ${label}`}
          aria-expanded={folder !== undefined}
          onClick={() => (folder === undefined ? open('/') : setFolder(undefined))}
        >
          Browse
        </button>
      </div>
      {folder !== undefined && (
        <div class="folder">
          <div class="folder-head">
            <code>{folder}</code>
            {folder !== '/' && (
              <button type="button" class="link" onClick={() => open(parentPath(folder))}>
                Up
              </button>
            )}
          </div>
          {status === 'failed' && (
            <p class="problem" role="alert">
              {error}
            </p>
          )}
          {status === 'loading' && <p class="quiet">Loading…</p>}
          {status === 'ready' && entries.length === 0 && <p class="quiet">The folder is empty.</p>}
          <ul>
            {entries.map((entry) => {
              const path = childPath(folder, textForm(entry.value));
              const isFile = entry.file === true || (spec.type === 'file' && single);
              return (
                <li key={path}>
                  <button type="button" class="link" onClick={() => set(path)}>
                    {entry.label}
                  </button>
                  {!isFile && !single && (
                    <button type="button" class="icon" aria-label={`Open ${entry.label}`} onClick={() => open(path)}>
                      ›
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
