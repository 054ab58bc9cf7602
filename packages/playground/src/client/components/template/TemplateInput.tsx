import { own } from '@connect-app/app-runner/form';
import { useEffect, useRef } from 'preact/hooks';
import type { ControlProps } from '../fields/control-props.js';
import { useForm } from '../fields/form-context.js';
import { Completion } from './Completion.js';
import { TemplateResult } from './TemplateResult.js';
import { useCompletion } from './use-completion.js';
import { useInsertion } from './use-insertion.js';

export interface TemplateInputProps extends ControlProps {
  readonly template: string;
  readonly secret: boolean;
}

/** A mapped field: text with expressions of the language, checked and completed while it is typed. */
export function TemplateInput({ row, label, id, described, template, secret, change }: TemplateInputProps) {
  const form = useForm();
  const element = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const set = (text: string, at?: number): void => {
    caret.current = at;
    change({ kind: 'map', template: text, ...(secret ? { secret: true } : {}) });
  };
  useEffect(() => {
    const at = caret.current;
    caret.current = undefined;
    if (at === undefined) return;
    element.current?.focus();
    element.current?.setSelectionRange(at, at);
  });
  // Mapping begins where typing was: the caret goes along.
  useEffect(() => {
    if (form.mappedJustNow !== row.key) return;
    form.mappedJustNow = undefined;
    const end = element.current?.value.length ?? 0;
    element.current?.focus();
    element.current?.setSelectionRange(end, end);
  }, []);
  const completion = useCompletion(element, template, set);
  const insertion = useInsertion(label, (path) => completion.insert(path));
  const lines = Math.max(own(row.spec, 'multiline') === true ? 3 : 1, template.split('\n').length);
  return (
    <div class="template">
      <div class="template-field">
        <textarea
          ref={element}
          id={id}
          class="code"
          rows={Math.min(12, lines)}
          value={template}
          spellcheck={false}
          autocomplete="off"
          {...described}
          aria-describedby={[described['aria-describedby'], `${id}-result`].filter(Boolean).join(' ')}
          aria-autocomplete="list"
          aria-controls={completion.suggestions.length > 0 ? `${id}-completion` : undefined}
          aria-activedescendant={
            completion.suggestions[completion.active] !== undefined
              ? `${id}-completion-${completion.active}`
              : undefined
          }
          onInput={(event) => {
            set(event.currentTarget.value);
            completion.look();
          }}
          onKeyDown={completion.key}
          onClick={completion.look}
          onFocus={insertion}
          onBlur={completion.close}
        />
        <Completion id={`${id}-completion`} label={label} completion={completion} />
      </div>
      <TemplateResult id={`${id}-result`} template={template} />
    </div>
  );
}
