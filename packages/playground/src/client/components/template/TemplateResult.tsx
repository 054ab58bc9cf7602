import { useEffect, useState } from 'preact/hooks';
import type { ExpressionPreview } from '../../../protocol.js';
import { sampleContext } from '../../state/chain.js';
import { previewTemplate } from '../../state/expressions.js';
import { shortText } from '../../view/value-text.js';

/** A short rest in typing: then the template is checked. */
const WAIT_MS = 150;

/** What a template gives for the first earlier bundle, or where it goes wrong. */
export function TemplateResult({ id, template }: { readonly id: string; readonly template: string }) {
  const [checked, setChecked] = useState<
    { readonly template: string; readonly preview: ExpressionPreview } | undefined
  >();
  const context = sampleContext.value;
  useEffect(() => {
    if (!template.includes('{{')) return setChecked(undefined);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      previewTemplate(template, context, abort.signal)
        .then((preview) => setChecked({ template, preview }))
        .catch(() => {});
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [template, context]);
  const preview = checked?.template === template ? checked.preview : undefined;
  if (preview?.error !== undefined) {
    const { message, position } = preview.error;
    return (
      <div class="problem" id={id}>
        <p>
          {message} (at character {position + 1})
        </p>
        <Place template={template} position={position} />
      </div>
    );
  }
  return (
    <p class="quiet preview" id={id}>
      {preview === undefined ? '' : `= ${shortText(preview.value, 120) || '(empty)'}`}
    </p>
  );
}

/** The line of the template that is wrong, with the place marked. */
function Place({ template, position }: { readonly template: string; readonly position: number }) {
  const start = template.lastIndexOf('\n', position - 1) + 1;
  const from = Math.max(start, position - 24);
  return (
    <code class="place">
      {template.slice(from, position)}
      <mark>{template[position] ?? '␣'}</mark>
      {template.slice(position + 1, position + 16).split('\n')[0]}
    </code>
  );
}
