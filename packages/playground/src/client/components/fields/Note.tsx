import { own, type ParameterSpec } from '@connect-app/app-runner/form';
import { useState } from 'preact/hooks';
import { Help } from './Help.js';

/** Something to read in a dialog: a banner, a separator, a text. */
export function Note({ spec }: { readonly spec: ParameterSpec }) {
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  if (spec.type === 'separator') return <hr class="separator" />;
  const text = (name: string): string | undefined => {
    const value = own(spec, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const title = text('title') ?? text('label');
  const body = text('text') ?? text('help') ?? text('value') ?? text('name');
  return (
    <div class="banner" role="note">
      {text('badge') && <span class="badge">{text('badge')}</span>}
      <div>
        {title && <strong>{title}</strong>}
        {body && <Help text={body} />}
      </div>
      {own(spec, 'closable') === true && (
        <button type="button" class="icon" aria-label="Close note" onClick={() => setClosed(true)}>
          ×
        </button>
      )}
    </div>
  );
}
