import { own } from '@connect-app/app-runner/form';
import { useState } from 'preact/hooks';
import type { ControlProps } from './control-props.js';

/** A file of this machine as binary data, or text in its place. What is read stays in memory: it is stored nowhere. */
export function FileControl({ row, label, id, described, change }: ControlProps) {
  const [name, setName] = useState('');
  const value = row.field.kind === 'value' ? row.field.value : '';
  const binary = own(value, '$binary');
  const extension = own(row.spec, 'extension');
  const accept = (Array.isArray(extension) ? extension : [extension])
    .flatMap((end) => (typeof end === 'string' ? [`.${end.replace(/^\./, '')}`] : []))
    .join(',');
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    setName(file.name);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    change({ kind: 'value', value: { $binary: hex }, secret: true });
  };
  return (
    <div class="with-unit">
      <input
        type="file"
        id={id}
        accept={accept || undefined}
        {...described}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      {typeof binary === 'string' && (
        <>
          <span class="unit">
            {name} {(binary.length / 2).toLocaleString('en')} bytes
          </span>
          <button
            type="button"
            class="icon"
            aria-label={`Clear ${label}`}
            onClick={() => change({ kind: 'value', value: '' })}
          >
            ×
          </button>
        </>
      )}
    </div>
  );
}
